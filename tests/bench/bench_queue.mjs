// A queue page of 50 out of 100,000 stories, in the server; and the start of --version.
//
//   node tests/bench/bench_queue.mjs [STORIES]
import { spawn, spawnSync, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const stories = Number(process.argv[2] ?? 100000);
const median = (list) => list.sort((a, b) => a - b)[list.length >> 1];

const starts = [];
for (let i = 0; i < 21; i++) {
  const from = process.hrtime.bigint();
  execFileSync(okgyo, ['--version']);
  starts.push(Number(process.hrtime.bigint() - from) / 1e6);
}
console.log(`--version: ${median(starts).toFixed(1)} ms, process start in Node included`);

const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));
const desk = [];
try {
  execFileSync(okgyo, ['init', '--quiet', '.'], { cwd: dir });
  spawnSync(okgyo, ['user', 'add', 'kim', '--role', 'reporter', '--password-stdin'], { cwd: dir, input: 'a long enough password\n' });
  execFileSync('sqlite3', [join(dir, 'okgyo.db'), `
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${stories})
      INSERT INTO article SELECT i, 'id' || i, 'story' || i || '.txt', i, i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${stories})
      INSERT INTO version SELECT i, i, 1, 'h' || i, x'00', 'story.txt', i FROM n;
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${stories})
      INSERT INTO edition (id, article, lang, priority, state, headline, segments) SELECT i, i, 'en', i % 5,
        CASE i % 3 WHEN 0 THEN 'reporter' WHEN 1 THEN 'editor' ELSE 'returned' END, '제목 ' || i, 20 FROM n;`]);
  desk.push(spawn(okgyo, ['serve', '--port', '0'], { cwd: dir, stdio: ['ignore', 'pipe', 'inherit'] }));
  const url = await new Promise((done) => createInterface(desk[0].stdout).on('line', (line) => {
    const found = line.match(/http:\/\/[0-9.:]+/);
    if (found) done(found[0]);
  }));
  const login = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-okgyo-csrf': '1' },
    body: JSON.stringify({ login: 'kim', password: 'a long enough password' }) });
  if (!login.ok) throw new Error(await login.text());
  const cookie = login.headers.getSetCookie()[0].split(';')[0];
  const time = async (path) => {
    const times = [];
    for (let i = 0; i < 50; i++) {
      const from = performance.now();
      const answer = await fetch(url + path, { headers: { cookie } });
      const page = await answer.json();
      times.push(performance.now() - from);
      if (!answer.ok || !JSON.stringify(page).includes('제목')) throw new Error(JSON.stringify(page).slice(0, 300));
    }
    console.log(`${path}: ${median(times).toFixed(1)} ms in the median, ${Math.max(...times).toFixed(1)} at most (client included)`);
  };
  await time('/api/v1/editions?limit=50');
  await time('/api/v1/editions?state=editor&limit=50');
  await time('/api/v1/editions?limit=50&after_priority=2&after_edition=50000');
} finally {
  for (const d of desk) d.kill();
  rmSync(dir, { recursive: true });
}

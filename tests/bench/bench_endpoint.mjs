// 5,000 sentences against a local endpoint that takes 50 ms a request, one sentence a
// request, 32 at a time: the rate reached over the ideal one.
//
//   node tests/bench/bench_endpoint.mjs [SENTENCES]
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

const here = dirname(fileURLToPath(import.meta.url));

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const sentences = Number(process.argv[2] ?? 5000), MS = 50, AT_A_TIME = 32, PER_ARTICLE = 25;

const endpoint = spawn(process.execPath, [resolve(here, '../e2e/endpoint.mjs'), '--mode=slow', `--ms=${MS}`, '--max-seconds=300'], { stdio: ['ignore', 'pipe', 'inherit'] });
const port = await new Promise((done) => createInterface(endpoint.stdout).once('line', (line) => done(line.match(/(\d+)\D*$/)[1])));

const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));
try {
  mkdirSync(join(dir, 'stories'));
  for (let i = 0; i < sentences / PER_ARTICLE; i++) {
    const lines = Array.from({ length: PER_ARTICLE - 1 }, (_, k) => `정부는 ${i}번째 회의에서 ${k}번째 안건을 의결했다고 밝혔다.`);
    writeFileSync(join(dir, 'stories', `s${i}.txt`), `제목 ${i}번\n\n${lines.join('\n\n')}\n`);
  }
  writeFileSync(join(dir, 'okgyo.json'), JSON.stringify({
    translate: { order: ['slow'], endpoints: [{ name: 'slow', preset: 'libretranslate', url: `http://127.0.0.1:${port}`, concurrency: AT_A_TIME, batch: 1 }] },
  }));
  const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', okgyo, 'run', '--quiet', 'stories'], { cwd: dir, encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  const [wall, user, sys, rss] = run.stderr.trim().split('\n').pop().split(' ').map(Number);
  const ideal = (sentences / AT_A_TIME) * (MS / 1000);
  console.log(`${sentences} sentences: ${wall.toFixed(2)} s, ideal ${ideal.toFixed(2)} s, ratio ${(ideal / wall).toFixed(3)}; ` +
    `cpu ${((user + sys) / sentences * 1e6).toFixed(0)} µs a sentence, ${(rss / 1024).toFixed(0)} MB`);
} finally {
  endpoint.kill();
  rmSync(dir, { recursive: true });
}

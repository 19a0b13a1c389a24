// Everything but the endpoint's own time: sentences a second a core through ingest to
// qa with 10,000 glossary terms, every commit durable; and the resident memory for
// few and for many articles.
//
//   node tests/bench/bench_pipeline.mjs [ARTICLES]
//
// The drafts come from a memory that is made here, so that no network is in the way.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, mkdirSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const articles = Number(process.argv[2] ?? 400);
const SENTENCES = 25;

// A seeded generator, so that every run and machine sees the same text.
let seed = 12345;
const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % n; };
const syllable = () => String.fromCodePoint(0xac00 + random(588 * 19));
const word = () => Array.from({ length: 2 + random(3) }, syllable).join('');
const terms = Array.from({ length: 10000 }, (_, i) => [word() + word(), `Term ${i}`]);
const josa = ['은', '는', '이', '가', '을', '를', '에서', '에도', '의', ''];

function sentence() {
  const words = Array.from({ length: 8 + random(6) }, () => word() + josa[random(josa.length)]);
  words.splice(random(words.length), 0, terms[random(terms.length)][0] + '에서');
  words.splice(random(words.length), 0, `${1 + random(900)}만 ${1 + random(9)}천명이`);
  return words.join(' ') + ' 밝혔다.';
}

const english = ['the', 'government', 'said', 'on', 'Tuesday', 'that', 'officials', 'would', 'meet', 'in', 'Seoul', 'about',
  'plans', 'for', 'a', 'new', 'policy'];
const translation = () => Array.from({ length: 14 + random(8) }, () => english[random(english.length)]).join(' ') + '.';

function makeRoom(dir, n) {
  mkdirSync(join(dir, 'stories'), { recursive: true });
  mkdirSync(join(dir, 'glossaries'));
  const units = [];
  for (let i = 0; i < n; i++) {
    const lines = Array.from({ length: SENTENCES }, sentence);
    for (const s of lines) units.push(`<tu><tuv xml:lang="ko"><seg>${s}</seg></tuv><tuv xml:lang="en"><seg>${translation()}</seg></tuv></tu>`);
    const paragraphs = [];
    for (let k = 0; k < lines.length; k += 3) paragraphs.push(lines.slice(k, k + 3).join(' '));
    writeFileSync(join(dir, 'stories', `s${i}.txt`), `제목 ${i}번 기사 ${word()}\n\n${paragraphs.join('\n\n')}\n`);
  }
  writeFileSync(join(dir, 'memory.tmx'), `<?xml version="1.0"?><tmx version="1.4"><header creationtool="bench" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" srclang="ko" datatype="plaintext"/><body>${units.join('')}</body></tmx>`);
  writeFileSync(join(dir, 'glossaries', 'bench.ko-en.csv'), 'source,target,kind\n' + terms.map(([s, t]) => `${s},${t},common\n`).join(''));
  writeFileSync(join(dir, 'okgyo.json'), JSON.stringify({
    newsroom: { glossaries: ['glossaries'] },
    translate: { order: ['memory'], endpoints: [{ name: 'memory', preset: 'memory', files: ['memory.tmx'] }] },
    engine: { lanes: 2 },
  }));
}

function measure(n) {
  const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));
  try {
    makeRoom(dir, n);
    const run = spawnSync('/usr/bin/time', ['-f', '%e %U %S %M', okgyo, 'run', '--quiet', 'stories'], { cwd: dir, encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    const [wall, user, sys, rss] = run.stderr.trim().split('\n').pop().split(' ').map(Number);
    return { n, sentences: n * (SENTENCES + 1), wall, cpu: user + sys, rss: rss / 1024 };
  } finally {
    rmSync(dir, { recursive: true });
  }
}

const version = execFileSync(okgyo, ['--version'], { encoding: 'utf8' }).trim();
const small = measure(Math.ceil(articles / 8)), large = measure(articles);
console.log(`${version}, ${new Date().toISOString().slice(0, 10)}`);
for (const m of [small, large])
  console.log(`${m.n} articles, ${m.sentences} sentences: ${m.wall.toFixed(2)} s wall, ${m.cpu.toFixed(2)} s cpu, ${m.rss.toFixed(0)} MB; ` +
    `${Math.round(m.sentences / m.cpu)} sentences a cpu second, ${Math.round(m.sentences / m.wall)} a second of wall time`);
console.log(`memory of ${large.n} over ${small.n} articles: ${(large.rss / small.rss).toFixed(2)}`);

// Everything but the endpoint's own time: sentences a second a core through ingest to
// qa with 10,000 glossary terms, every commit durable; and the resident memory for
// few and for many articles.
//
//   node tests/bench/bench_pipeline.mjs [ARTICLES]
//
// The drafts come from the samples' memory, so that no network is in the way.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, mkdirSync, readFileSync, writeFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const articles = Number(process.argv[2] ?? 400);
const SENTENCES = 25;
const LANES = 8; // more than cores, as with an endpoint that takes as many requests; one flush then serves several commits

// Stories are put together from the sentences of the samples, so that the text and its
// drafts are as news is; a seeded generator makes every run and machine see the same.
let seed = 12345;
const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % n; };
const samples = resolve(here, '../golden/samples');
const pairs = [...readFileSync(join(samples, 'memory.tmx'), 'utf8').matchAll(/<tu[ >][^]*?<\/tu>/g)]
  .map(([tu]) => tu.match(/xml:lang="ko"><seg>([^<]*)<\/seg>/)?.[1].replaceAll('&quot;', '"'))
  .filter((ko) => ko?.endsWith('다.'));
const syllable = () => String.fromCodePoint(0xac00 + random(588 * 19));

// The starter glossary, and terms that hardly occur up to 10,000.
function makeGlossary(dir) {
  cpSync(resolve(here, '../../glossaries/ko-en'), join(dir, 'glossaries'), { recursive: true });
  const rows = Array.from({ length: 9200 }, (_, i) => `${Array.from({ length: 3 + random(3) }, syllable).join('')}${i},Term ${i},common\n`);
  writeFileSync(join(dir, 'glossaries', 'bench.ko-en.csv'), 'source,target,kind\n' + rows.join(''));
}

function makeRoom(dir, n) {
  mkdirSync(join(dir, 'stories'), { recursive: true });
  makeGlossary(dir);
  for (let i = 0; i < n; i++) {
    const lines = Array.from({ length: SENTENCES }, () => pairs[random(pairs.length)]);
    const paragraphs = [];
    for (let k = 0; k < lines.length; k += 3) paragraphs.push(lines.slice(k, k + 3).join(' '));
    writeFileSync(join(dir, 'stories', `s${i}.txt`), `제목 ${i}번 기사\n\n입력 2025.10.22 07:00\n\n${paragraphs.join('\n\n')}\n`);
  }
  cpSync(join(samples, 'memory.tmx'), join(dir, 'memory.tmx'));
  writeFileSync(join(dir, 'okgyo.json'), JSON.stringify({
    newsroom: { glossaries: ['glossaries'] },
    translate: { order: ['memory'], endpoints: [{ name: 'memory', preset: 'memory', files: ['memory.tmx'] }] },
    engine: { lanes: LANES },
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

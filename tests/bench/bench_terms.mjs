// Recognition of terms, whole process, one thread, plain lines in, `find --count`: MB/s beside ripgrep's
// `rg -F -o --count-matches -j1` with the same terms in the same run, and `glossary check` of 100,000 rows.
//
//   OKGYO_BIN=build/release/okgyo node tests/bench/bench_terms.mjs [MEGABYTES]
//
// The text is made here: the sentences of tests/golden/samples and glossaries/samples, and seeded sentences
// of made-up words (two to four syllables, drawn with Zipf's law) with particles. The terms are the
// glossary's sources, then made-up words: the text is dense in them. The rare set never occurs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, readFileSync, readdirSync, rmSync, openSync, writeSync, closeSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const megabytes = Number(process.argv[2] ?? 100);
const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));

let seed = 4711;
const random = (n) => { seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff; return (seed >>> 8) % n; };
const one = (list) => list[random(list.length)];
const syllable = () => String.fromCharCode(0xac00 + random(19) * 588 + random(21) * 28 + one([0, 0, 0, 4, 8, 16, 21]));
const word = (n) => Array.from({ length: n }, syllable).join('');

const sentences = [];
for (const name of readdirSync('tests/golden/samples').filter((n) => /^(diplomacy|politics|weather)\.txt$|\.md$/.test(n)))
  sentences.push(...readFileSync(join('tests/golden/samples', name), 'utf8').split(/\n|(?<=다\.) /).filter((s) => /[가-힣]/.test(s)));
for (const name of readdirSync('glossaries/samples').filter((n) => /\.(good|wrong)$/.test(n)))
  sentences.push(...readFileSync(join('glossaries/samples', name), 'utf8').split('\n').filter((s) => s.includes('\t')).map((s) => s.split('\t')[1]));
const sources = readdirSync('glossaries/ko-en').filter((n) => n.endsWith('.csv'))
  .flatMap((n) => readFileSync(join('glossaries/ko-en', n), 'utf8').split('\n').slice(1)).map((l) => l.split(',')[0]).filter((s) => /^[가-힣]{2,}$/.test(s));
const made = [...new Set(Array.from({ length: 140000 }, () => word(2 + random(3))))];
const zipf = (list) => list[Math.min(list.length - 1, Math.floor(Math.exp(random(1 << 22) / (1 << 22) * Math.log(list.length)) - 1))];
const particle = (w) => {
  const final = (w.charCodeAt(w.length - 1) - 0xac00) % 28;
  return w + one(final ? ['은', '이', '을', '과', '의', '에서', '에', '', '', '이라고', '들은'] : ['는', '가', '를', '와', '의', '에서', '에', '', '', '라고', '들은']);
};
const sentence = () => random(5) < 2 ? one(sentences)
  : Array.from({ length: 8 + random(14) }, () => random(4) ? particle(zipf(random(6) ? made : sources)) : one(['지난', '있다', '했다', '대한', '올해', '3명', '20일', '“그는”'])).join(' ') + '.';

const text = join(dir, 'text.txt');
const out = openSync(text, 'w');
for (let size = 0; size < megabytes * 1e6;) {
  const piece = Array.from({ length: 2000 }, sentence).join('\n') + '\n';
  size += writeSync(out, piece);
}
closeSync(out);

const best = (run) => { let least = Infinity, result; for (let i = 0; i < 3; i++) { const start = process.hrtime.bigint(); result = run(); least = Math.min(least, Number(process.hrtime.bigint() - start) / 1e9); } return { seconds: least, result }; };
const input = () => openSync(text, 'r');
const bytes = readFileSync(text).length;
const has = spawnSync('rg', ['--version']).status === 0;
const rare = [...new Set(Array.from({ length: 10000 }, () => word(2) + '뷁' + word(1)))];
const sets = [['1,000', [...sources, ...made].slice(0, 1000)], ['10,000', [...sources, ...made].slice(0, 10000)],
  ['100,000', [...sources, ...made].slice(0, 100000)], ['10,000 rare', rare]];

console.log(`${(bytes / 1e6).toFixed(0)} MB, ${cpus()[0].model}, ${cpus().length} cores, ${new Date().toISOString().slice(0, 10)}`);
console.log('| terms | okgyo MB/s | matches | rg -F MB/s | ratio |\n|---|---:|---:|---:|---:|');
for (const [name, terms] of sets) {
  const glossary = join(dir, 'terms.ko-en.csv'), list = join(dir, 'terms.txt');
  writeFileSync(glossary, 'source,target\n' + terms.map((t, i) => `${t},Term ${i}\n`).join(''));
  writeFileSync(list, terms.join('\n') + '\n');
  const mine = best(() => { const fd = input(); const r = spawnSync(okgyo, ['glossary', 'find', '--count', '--glossary', glossary], { stdio: [fd, 'pipe', 'inherit'] }); closeSync(fd); return r.stdout.toString().trim(); });
  const theirs = has ? best(() => spawnSync('rg', ['-F', '-o', '--count-matches', '-j1', '-f', list, text], { maxBuffer: 1 << 28 })) : null;
  const rate = bytes / 1e6 / mine.seconds, other = theirs ? bytes / 1e6 / theirs.seconds : NaN;
  console.log(`| ${name} | ${rate.toFixed(0)} | ${mine.result} | ${other.toFixed(0)} | ${(rate / other).toFixed(1)} |`);
}
const rows = join(dir, 'rows.ko-en.csv');
writeFileSync(rows, 'source,target\n' + made.slice(0, 100000).map((t, i) => `${t},Term ${i}\n`).join(''));
const check = best(() => spawnSync('/usr/bin/time', ['-f', '%M', okgyo, 'glossary', 'check', rows, '--quiet'], { maxBuffer: 1 << 28 }));
console.log(`glossary check, 100,000 rows: ${check.seconds.toFixed(2)} s, ${(Number(check.result.stderr.toString().trim().split('\n').pop()) / 1024).toFixed(0)} MB`);
rmSync(dir, { recursive: true });

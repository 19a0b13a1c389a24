// All checks over sentence pairs, as a whole process: pairs a second on one core, and
// the resident memory for few and for many pairs (it must not grow).
//
//   OKGYO_BIN=build/release/okgyo node tests/bench/bench_checks.mjs [PAIRS]
//
// The pairs are made here from parts, with figures, names, quotations and dates as dense
// as in news copy; one in five has an error.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync, openSync, writeSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const pairs = Number(process.argv[2] ?? 100000);

let seed = 4711;
const random = (n) => { seed = (seed * 1103515245 + 12345) & 0x7fffffff; return seed % n; };
const one = (list) => list[random(list.length)];

const openings = [['정부는', 'The government said'], ['박민수 장관은', 'Minister Park Min-su said'], ['존 스미스 대표는', 'Chief executive John Smith said'],
  ['경찰은', 'Police said'], ['이라크 외무부는', 'The Iraqi Foreign Ministry said']];
const middles = [
  () => { const n = 2 + random(80); return [`올해 ${n}억 원을 지역 학교에 지원한다고`, `it would give ${n >= 10 ? n / 10 + ' billion' : n * 100 + ' million'} won to local schools this year`, `it would give ${n} billion won to local schools this year`]; },
  () => { const n = 3 + random(90); return [`수출이 지난달보다 ${n}.${n % 10}% 늘었다고`, `exports rose ${n}.${n % 10} percent from last month`, `exports rose ${n}.${n % 10} percentage points from last month`]; },
  () => { const n = 11 + random(80); return [`이번 화재로 주민 ${n}명이 다치고 건물 세 채가 탔다고`, `the fire had left ${n} residents hurt and three buildings burned`, `the fire had left residents hurt and three buildings burned`]; },
  () => { const n = 1 + random(28); return [`회담이 3월 ${n}일 서울에서 열린다고`, `the talks would be held in Seoul on March ${n}`, `the talks would be held in Seoul on March ${n % 28 + 1}`]; },
  () => [`“우리는 준비를 마쳤고 결과를 기다리고 있다”고`, `"we have finished our preparations and are waiting for the results"`, `"we have finished our preparations and are waiting for the results`],
];
const endings = [['밝혔다.', '.'], ['말했다.', ', adding nothing more.'], ['국회에서 설명했다.', ' before the National Assembly.'],
  ['기자들에게 전했다.', ' in remarks to reporters.']];

function pair(i) {
  const [ko1, en1] = one(openings), [ko2, right, wrong] = one(middles)(), [ko3, en3] = one(endings);
  return JSON.stringify({ id: String(i), date: '2025-10-21', source: `${ko1} ${ko2} ${ko3}`, target: `${en1} ${i % 5 ? right : wrong}${en3}` });
}

function write(path, n) {
  const fd = openSync(path, 'w');
  for (let i = 0; i < n; i += 1000)
    writeSync(fd, Array.from({ length: Math.min(1000, n - i) }, (_, k) => pair(i + k)).join('\n') + '\n');
  closeSync(fd);
}

function run(path) {
  const out = join(dir, 'time.txt');
  const r = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', '-o', out, okgyo, 'check', '--pairs', path, '--format', 'jsonl', '--quiet'],
    { stdio: ['ignore', 'ignore', 'inherit'], cwd: dir });
  if (r.status !== 1) throw new Error(`okgyo check ended with ${r.status}`);
  const last = spawnSync('tail', ['-1', out]).stdout.toString().trim().split(' ').map(Number);
  return { cpu: last[0] + last[1], wall: last[2], kib: last[3] };
}

const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));
try {
  const few = join(dir, 'few.jsonl'), many = join(dir, 'many.jsonl');
  write(few, pairs / 10);
  write(many, pairs);
  const small = run(few), runs = [run(many), run(many), run(many)].sort((a, b) => a.cpu - b.cpu);
  console.log(`${pairs} pairs: ${Math.round(pairs / runs[1].cpu)} pairs/s of one core (best ${Math.round(pairs / runs[0].cpu)}; wall ${runs[1].wall} s)`);
  console.log(`resident: ${Math.round(small.kib / 1024)} MB for ${pairs / 10} pairs, ${Math.round(runs[1].kib / 1024)} MB for ${pairs}`);
} finally {
  rmSync(dir, { recursive: true });
}

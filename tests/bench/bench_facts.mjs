// Reading facts, as a whole process: texts a second on one core for each language, and the
// resident memory for few and for many texts (it must not grow).
//
//   OKGYO_BIN=build/release/okgyo node tests/bench/bench_facts.mjs [TEXTS]
//
// The texts are made here, with figures as dense as in news copy.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const texts = Number(process.argv[2] ?? 200000);

const makers = {
  ko: [(n) => `정부는 지난 ${1 + n % 28}일 올해 예산 ${n}억${n % 10}천만 원 가운데 ${n % 90}.${n % 10}%를 학교 ${2 + n % 50}곳에 쓴다고 밝혔다.`,
    (n) => `경찰은 이날 오후 ${1 + n % 11}시 30분께 주민 ${n}여 명이 대피했고 두 명이 다쳤다고 전했다.`,
    () => '회담은 예정대로 열렸고 양측은 대화를 이어가기로 뜻을 모았다고 관계자가 말했다.'],
  en: [(n) => `The government said on Oct. ${1 + n % 28} it would spend ${n % 90}.${n % 10} percent of its ${n} billion won budget on ${2 + n % 50} schools.`,
    (n) => `Police said some ${n} residents were moved at about ${1 + n % 11}:30 p.m. and two people were hurt.`,
    () => 'The talks went ahead as planned, and both sides agreed to keep talking, an official said.'],
};

function run(lang, n) {
  const path = join(dir, `${lang}.jsonl`), out = join(dir, 'time.txt'), lines = [];
  for (let i = 0; i < n; i++)
    lines.push(JSON.stringify({ id: String(i), date: '2025-10-21', text: makers[lang][i % 3](11 + i % 9000) }));
  writeFileSync(path, lines.join('\n') + '\n');
  const r = spawnSync('/usr/bin/time', ['-f', '%U %S %e %M', '-o', out, okgyo, 'facts', '--lang', lang, '--format', 'jsonl', path],
    { stdio: ['ignore', 'ignore', 'inherit'], cwd: dir });
  if (r.status !== 0) throw new Error(`okgyo facts ended with ${r.status}`);
  const [user, system, wall, kib] = readFileSync(out, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: user + system, wall, kib };
}

const dir = mkdtempSync(join(tmpdir(), 'okgyo-bench-'));
try {
  for (const lang of Object.keys(makers)) {
    const small = run(lang, texts / 10), runs = [run(lang, texts), run(lang, texts), run(lang, texts)].sort((a, b) => a.cpu - b.cpu);
    console.log(`${lang}: ${Math.round(texts / runs[1].cpu)} texts/s of one core (best ${Math.round(texts / runs[0].cpu)}); resident ` +
      `${Math.round(small.kib / 1024)} MB for ${texts / 10} texts, ${Math.round(runs[1].kib / 1024)} MB for ${texts}`);
  }
} finally {
  rmSync(dir, { recursive: true });
}

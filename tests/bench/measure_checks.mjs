// How often each finding is right: runs okgyo check over a folder of judged translations
// and writes stages/qa/measured.c anew (to standard output).
//
//   OKGYO_BIN=build/release/okgyo node tests/bench/measure_checks.mjs FOLDER > stages/qa/measured.c
//
// FOLDER holds JSON Lines: pairs.jsonl {id, ko, en, label, complete[, pub_date]}, where what is said at warn or
// above about a pair labelled faithful or faithful_noqty and complete is wrong; injected_full.jsonl {id, base_id,
// ko, en, expected}, the same pairs with one error put in, where what is said beyond the base and of the expected
// kind is right. Findings that are neither are not counted. Of the kinds of error the folder has none of (hedges, stages of
// a case, denials, speakers) the pairs of tests/unit/qa/errors.tsv and quote_slips.tsv are counted, which are our own.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const okgyo = resolve(process.env.OKGYO_BIN ?? 'build/release/okgyo');
const folder = process.argv[2];
const rows = (name) => readFileSync(join(folder, name), 'utf8').split('\n').filter(Boolean).map((l) => JSON.parse(l));

// Families of findings, by the kinds of error the set knows.
const family = (name) => {
  const first = name.split('.')[0];
  if (['number', 'percent', 'percent_point', 'currency', 'unit', 'date', 'ordinal', 'direction', 'bound'].includes(first)) return 'figure';
  if (['text.short', 'text.truncated', 'omission', 'text.empty', 'empty'].includes(name)) return 'omission';
  if (['text.repeated', 'text.long', 'repetition'].includes(name)) return 'repetition';
  if (['text.untranslated', 'text.same', 'untranslated', 'same_as_source'].includes(name)) return 'untranslated';
  if (['unicode', 'control_chars', 'unicode_form'].includes(first)) return 'characters';
  return first;
};

function check(pairs) {
  const input = pairs.map((p) => JSON.stringify({ id: p.id, source: p.ko, target: p.en, date: p.pub_date })).join('\n') + '\n';
  const r = spawnSync(okgyo, ['check', '--pairs', '-', '--format', 'jsonl', '--quiet'], { input, maxBuffer: 1 << 30 });
  if (r.status > 1) throw new Error(r.stderr.toString());
  return new Map(r.stdout.toString().split('\n').filter(Boolean).map((l) => JSON.parse(l))
    .map((a) => [a.id, a.findings.filter((f) => f.severity !== 'note').map((f) => f.check)]));
}

const pairs = rows('pairs.jsonl'), base = new Map(pairs.map((p) => [p.id, p]));
const injected = rows('injected_full.jsonl').map((p) => ({ ...p, pub_date: base.get(p.base_id)?.pub_date }));
const clean = pairs.filter((p) => ['faithful', 'faithful_noqty'].includes(p.label) && p.complete);
const said = check(pairs), saidInjected = check(injected);
const count = new Map();
const add = (name, right) => {
  const c = count.get(name) ?? { said: 0, right: 0 };
  count.set(name, { said: c.said + 1, right: c.right + right });
};

for (const p of clean) for (const name of said.get(p.id)) add(name, 0);
for (const p of injected) {
  const left = [...said.get(p.base_id) ?? []];
  const expected = new Set(p.expected.map(family));
  for (const name of saidInjected.get(p.id)) {
    const at = left.indexOf(name);
    if (at >= 0) left.splice(at, 1);
    else if (expected.has(family(name))) add(name, 1);
  }
}

// Kinds of error that only our own pairs have.
const measured = new Set([...count].filter(([, c]) => c.right > 0).map(([name]) => name));
const own = ['errors.tsv', 'quote_slips.tsv']
  .flatMap((file) => readFileSync(new URL(`../unit/qa/${file}`, import.meta.url), 'utf8').split('\n').filter(Boolean))
  .map((l, i) => { const [name, ko, en] = l.split('\t'); return { id: `own-${i}`, name, ko, en, pub_date: '2025-10-24' }; })
  .filter((p) => !measured.has(p.name));
const saidOwn = check(own);
for (const p of own) for (const name of saidOwn.get(p.id)) if (name === p.name) add(name, 1);

const today = new Date().toISOString().slice(0, 10);
const lines = [...count].sort().map(([name, c]) => `    {"${name}", ${c.said}, ${c.right}},`);
console.log(`/* made by tests/bench/measure_checks.mjs */
#include "stages/qa/measured.h"

const char measured_on[] = "${today}: ${clean.length} faithful human translations of news and encyclopedia, ${injected.length} with one error put in, and ${own.length} pairs of our own for kinds of error they do not have";

/* clang-format off */
const struct measured measured[] = {
${lines.join('\n')}
    {0, 0, 0},
};`);

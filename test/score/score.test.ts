import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Reading, Target } from '#reader/model';
import { isRefusal } from '#kernel';
import { seeds, sharedFolder } from './documents.ts';
import type { Key, KeyTarget, KeyTask } from './key.ts';
import { readPublished } from './read.ts';
import { rate } from './pool.ts';
import { CONTRACT_FIELDS, score } from './score.ts';

const span: [number, number] = [0, 4];

const target = (wanted: KeyTarget): Target => ({
  text: wanted.text, metric: wanted.metric, comparator: wanted.comparator as Target['comparator'], value: Number(wanted.value) || 0, valueMax: null,
  unit: wanted.unit, year: wanted.year ?? null, basis: 'at-date', scope: null, span,
});

const task = (wanted: KeyTask): Reading['tasks'][number] => ({
  number: wanted.number, heading: wanted.heading, title: null, text: wanted.textStart,
  responsibilities: [
    ...(wanted.lead ? [{ unit: wanted.lead, role: 'lead' as const, span }] : []),
    ...(wanted.cooperating ?? []).map((unit) => ({ unit, role: 'cooperating' as const, span })),
  ],
  leaders: wanted.leader ? [wanted.leader] : [], offices: wanted.offices ?? [], kind: 'activity',
  deadlines: wanted.deadline ? [{ text: wanted.deadline, on: '2020-12-31', span }] : [], recurrence: null,
  targets: (wanted.targets ?? []).map(target), span, spans: { text: span }, goal: null,
});

/** A reading that says just what the key says. */
const answer = (key: Key, text = '附件一份，内容从略。'): Reading => ({
  schema: 'taizhang.reading/1', source: { name: 'a.txt', format: 'text', digest: '', characters: 10, text, blocks: [] },
  document: {
    title: key.title, documentNumber: key.docNumber, issuers: [key.issuer].flat().filter((name): name is string => typeof name === 'string'), issuedOn: '2021-03-01', leadRule: 'none', disclosure: null,
    addressees: [], copiedTo: [], validUntil: null, definitions: [], plan: null, attachments: [], spans: {},
  },
  tasks: key.tasks.map(task), targets: (key.sectionTargets ?? []).flatMap((section) => section.targets.map((wanted) => ({ ...target(wanted), heading: [section.heading] }))),
  parameters: [], findings: [],
});

const wantedTask = (over: Partial<KeyTask> = {}): KeyTask => ({ number: '1', heading: ['（一）扩大资源'], textStart: '新建公办园。全县新建公办幼儿园', lead: '县教育局', cooperating: ['县财政局'], deadline: '2022年12月', targets: [], ...over });
const key = (over: Partial<Key> = {}): Key => ({ title: '云泽县学前教育行动方案', docNumber: null, issuer: null, issueDate: '2021年3月1日', leadRule: 'none', tasks: [wantedTask()], ...over });

describe('the scorer', () => {
  test('a reading that says what the key says has no fault but the day', () => {
    const result = score(answer(key()), key());
    expect(result.tasks).toEqual({ hit: 1, missed: [], extra: [] });
    expect(result.lead.hit).toBe(1);
    expect(result.cooperating.hit).toBe(1);
    expect(result.deadlines.hit).toBe(1);
    expect(result.on.missed).toEqual(['新建公办园。全县新建公办: 2020-12-31 for 2022年12月']);
    expect(result.heading.hit).toBe(1);
  });

  test('a unit that was made up and one that was missed are both told', () => {
    const read = answer(key());
    const wrong = { ...read, tasks: read.tasks.map((one) => ({ ...one, responsibilities: [{ unit: '县人社局', role: 'lead' as const, span }] })) };
    const result = score(wrong, key());
    expect(result.lead.missed).toEqual(['新建公办园。全县新建公办: 县教育局']);
    expect(result.lead.extra).toHaveLength(2);
    expect(rate(result.lead).f1).toBe(0);
  });

  test('a row under a heading of principles is not counted as made up, any other is', () => {
    const read = answer(key());
    const row = (heading: string) => ({ ...task(wantedTask({ heading: [heading], textStart: '坚持政府主导，形成合力推进' })) });
    expect(score({ ...read, tasks: [...read.tasks, row('（二）基本原则')] }, key()).tasks.extra).toEqual([]);
    expect(score({ ...read, tasks: [...read.tasks, row('（二）重点任务')] }, key()).tasks.extra).toHaveLength(1);
  });

  test('a span that says something else is a fault, an inferred value needs none', () => {
    expect(score(answer(key()), key()).spans.missed.length).toBeGreaterThan(0);
    const read = answer(key());
    const inferred = { ...read, tasks: read.tasks.map((one) => ({ ...one, responsibilities: [], deadlines: one.deadlines.map((deadline) => ({ ...deadline, inferred: true })) })) };
    expect(score(inferred, key()).spans.missed).toEqual([]);
  });

  test('a fraction, a ratio and a percentage are compared by their size', () => {
    const wanted: KeyTarget = { text: '师生比1∶3', metric: '师生比', comparator: '=', value: '1∶3', unit: '', year: null };
    const withTarget = key({ tasks: [wantedTask({ targets: [wanted] })] });
    const read = answer(withTarget);
    const valued = (value: number): Reading => ({ ...read, tasks: read.tasks.map((one) => ({ ...one, targets: one.targets.map((got) => ({ ...got, value })) })) });
    expect(score(valued(1 / 3), withTarget).targets.hit).toBe(1);
    expect(score(valued(3), withTarget).targets.missed).toHaveLength(1);
  });
});

const judge = join(sharedFolder, 'gold/score.mjs');
const folder = mkdtempSync(join(tmpdir(), 'score-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Small seeded generator (mulberry32), so that a failure can be run again. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The answer with things left out, added, moved and written otherwise. */
function damaged(of: Key, text: string, roll: () => number): Reading {
  const read = answer(of, text);
  const kept = <T>(list: readonly T[]): T[] => list.filter(() => roll() > 0.12);
  const spoiled = (got: Target): Target => ({ ...got, ...(roll() < 0.2 ? { value: got.value + 1 } : {}), ...(roll() < 0.2 ? { comparator: '<=' as const } : {}), ...(roll() < 0.2 ? { year: 1999 } : {}), ...(roll() < 0.2 ? { metric: '别的名目' } : {}) });
  const tasks = kept(read.tasks).map((one) => ({
    ...one, text: roll() < 0.1 ? `（${one.number ?? '一'}）${one.text}` : one.text, heading: roll() < 0.1 ? ['四、保障措施'] : one.heading,
    responsibilities: kept(one.responsibilities).map((unit) => (roll() < 0.1 ? { ...unit, role: 'co-lead' as const, unit: `${unit.unit}等` } : unit)),
    offices: kept(one.offices), deadlines: kept(one.deadlines).map((deadline) => (roll() < 0.3 ? { ...deadline, text: '2031年底前', on: null } : deadline)), targets: kept(one.targets).map(spoiled),
  }));
  const made = tasks.filter(() => roll() < 0.1).map((one) => ({ ...one, text: '凭空多出的一条，谁也没有写过', targets: [] }));
  const moved = tasks.flatMap((one) => one.targets).filter(() => roll() < 0.2).map(({ text: words, metric, value, unit }) => ({ text: words, subject: metric, value, unit, span }));
  return { ...read, document: { ...read.document, title: roll() < 0.5 ? read.document.title : null, issuedOn: roll() < 0.5 ? '2018-12-20' : null }, tasks: [...tasks, ...made], targets: kept(read.targets), parameters: moved };
}

function counts(reading: Reading, keyPath: string): Record<string, readonly [number, number, number]> {
  const path = join(folder, 'reading.json');
  writeFileSync(path, JSON.stringify(reading));
  const fields = JSON.parse(execFileSync(process.execPath, [judge, path, keyPath, '--json'], { encoding: 'utf8' })) as Record<string, { hit: number; missed: string[]; extra: string[] }>;
  return Object.fromEntries(Object.entries(fields).map(([name, t]) => [name, [t.hit, t.missed.length, t.extra.length]]));
}

const ours = (reading: Reading, of: Key): Record<string, readonly [number, number, number]> => {
  const result = score(reading, of);
  return Object.fromEntries(CONTRACT_FIELDS.map((field) => [field, [result[field].hit, result[field].missed.length, result[field].extra.length]]));
};

// Only where the contract's own scorer lies beside the clone; elsewhere this part is told as skipped.
describe.skipIf(!existsSync(judge))(`the contract's scorer at ${judge} (skipped where it is not there)`, () => {
  test('gives the same counts on what our reader reads', async () => {
    for (const document of seeds()) {
      const reading = await readPublished(document);
      if (isRefusal(reading)) throw new Error(`${document.name} was refused`);
      const keyPath = join(folder, 'key.json');
      writeFileSync(keyPath, JSON.stringify(document.key));
      expect(ours(reading, document.key), document.name).toEqual(counts(reading, keyPath));
    }
  });

  test('gives the same counts on answers spoiled in every field', () => {
    for (const document of seeds()) {
      const keyPath = join(folder, 'key.json');
      writeFileSync(keyPath, JSON.stringify(document.key));
      for (let seed = 1; seed <= 6; seed += 1) {
        const reading = damaged(document.key, new TextDecoder().decode(readFileSync(join(sharedFolder, 'seeds', document.fileName))), dice(seed));
        expect(ours(reading, document.key), `${document.name}, seed ${seed}`).toEqual(counts(reading, keyPath));
      }
    }
  });
});

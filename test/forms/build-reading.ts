/** Makes a reading from a short description: writes a text in which everything stands, and points each span into it. */
import type { DocumentHead, LeadRule, Reading, Responsibility, Role, SectionTarget, Target, Task } from '#reader/model';
import type { Span } from '#kernel';

export interface TaskSketch {
  number?: string | null;
  heading?: string[];
  text: string;
  goal?: string | null;
  units?: [unit: string, role: Role][];
  leaders?: string[];
  offices?: string[];
  deadlines?: string[];
  targets?: string[];
}

export interface ReadingSketch {
  title?: string | null;
  documentNumber?: string | null;
  issuers?: string[];
  issuedOn?: string | null;
  leadRule?: LeadRule;
  aims?: { heading: string[]; sentence: string; targets: string[] }[];
  tasks: TaskSketch[];
}

export function buildReading(sketch: ReadingSketch): Reading {
  let text = '';
  const put = (words: string): Span => {
    const start = text.length;
    text += words;
    return [start, text.length];
  };
  const line = (words: string): Span => { const span = put(words); put('\n\n'); return span; };
  if (sketch.title) line(sketch.title);
  const targets: SectionTarget[] = [];
  for (const aim of sketch.aims ?? []) {
    const at = line(aim.sentence)[0];
    for (const words of aim.targets) targets.push({ ...target(words, at + aim.sentence.indexOf(words)), heading: aim.heading });
  }
  const tasks = sketch.tasks.map((one): Task => {
    const start = text.length;
    const number = one.number ? put(one.number) : undefined;
    if (number !== undefined) put('.');
    const body = put(one.text);
    const responsibilities: Responsibility[] = (one.units ?? []).map(([unit, role]) => { put('、'); return { unit, role, span: put(unit) }; });
    const deadlines = (one.deadlines ?? []).map((words) => { put(' '); return { text: words, on: null, span: put(words) }; });
    put('\n\n');
    return {
      number: one.number ?? null, heading: one.heading ?? [], title: null, text: one.text, responsibilities,
      leaders: one.leaders ?? [], offices: one.offices ?? [], kind: 'activity', deadlines, recurrence: null,
      targets: (one.targets ?? []).map((words) => target(words, body[0] + one.text.indexOf(words))),
      span: [start, text.length - 2], spans: { text: body, ...(number === undefined ? {} : { number }) }, goal: one.goal ?? null,
    };
  });
  const document: DocumentHead = {
    title: sketch.title ?? null, documentNumber: sketch.documentNumber ?? null, issuers: sketch.issuers ?? [], issuedOn: sketch.issuedOn ?? null,
    leadRule: sketch.leadRule ?? 'stated', disclosure: null, addressees: [], copiedTo: [], validUntil: null, definitions: [], plan: null, attachments: [], spans: {},
  };
  return {
    schema: 'taizhang.reading/1',
    source: { name: '样例.txt', format: 'text', digest: 'sm3:' + '0123456789abcdef'.repeat(4), characters: [...text].length, text, blocks: [] },
    document, tasks, targets, parameters: [], findings: [],
  };
}

function target(words: string, start: number): Target {
  const value = Number(/\d+(?:\.\d+)?/.exec(words)?.[0] ?? 0);
  return { text: words, metric: words.split(/达|\d/)[0] ?? '', comparator: '>=', value, valueMax: null, unit: '%', year: null, basis: 'at-date', scope: null, span: [start, start + words.length] };
}

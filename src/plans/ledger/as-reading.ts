/** A ledger, or what was found in several, in the shape of a reading: what the official forms are written from. Pure. */
import type { Span } from '#kernel';
import type { Reading, SectionTarget, Task } from '#reader/model';
import type { Card, Target } from '../model.ts';

export interface LedgerLine {
  readonly headings: readonly string[];
  readonly number: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly goal: string | null;
  readonly kind: string;
  readonly card: Card;
}

export interface LedgerPaper {
  readonly title: string;
  readonly documentNumber: string | null;
  readonly issuedOn: string | null;
  readonly lines: readonly LedgerLine[];
  /** Targets that stand in headings. */
  readonly aims: readonly { readonly headings: readonly string[]; readonly target: Target }[];
}

/** Its text is written for the purpose, a line a value: spans point into that, not into any document. */
export function asReading({ title, documentNumber, issuedOn, lines, aims }: LedgerPaper): Reading {
  let text = '';
  const put = (words: string): Span => {
    const start = text.length;
    text += `${words}\n`;
    return [start, start + words.length];
  };
  const titleSpan = put(title);
  const targets = aims.map(({ headings, target }): SectionTarget => ({ ...target, heading: headings, span: put(target.text) }));
  const tasks = lines.map((line) => taskOf(line, put));
  const names = lines.some(({ card }) => card.responsibilities.some(({ role }) => role === 'lead'));
  return {
    schema: 'taizhang.reading/1',
    source: { name: title, format: 'text', digest: '', characters: [...text].length, text, blocks: [] },
    document: {
      title, documentNumber, issuers: [], issuedOn, leadRule: names ? 'stated' : 'none', disclosure: null, addressees: [], copiedTo: [], validUntil: null, definitions: [], plan: null, attachments: [], spans: { title: titleSpan },
    },
    tasks, targets, parameters: [], findings: [],
  };
}

function taskOf({ headings, number, title, text, goal, kind, card }: LedgerLine, put: (words: string) => Span): Task {
  const span = put(text);
  return {
    number, heading: headings, title, text, goal, kind: kind as Task['kind'], leaders: card.leaders, offices: card.offices, span, spans: { text: span },
    responsibilities: card.responsibilities.map(({ name, role }) => ({ unit: name, role, span })),
    // Of a ledger every deadline is the task's own: it stands in the column.
    deadlines: card.deadlines.map(({ text: words, on }) => ({ text: words, on, span, column: true })),
    recurrence: card.recurrence === null ? null : { ...card.recurrence, span },
    targets: card.targets.map((target) => ({ ...target, span: text.includes(target.text) ? [span[0] + text.indexOf(target.text), span[0] + text.indexOf(target.text) + target.text.length] : span })),
  };
}

/** Sentences and clauses of a passage, as places; brackets hide their inside from the cutting. */
import { kindsOf, nextOf } from '../scan.ts';
import { ROUND, TITLE } from './mask.ts';
import type { Figure } from './figures.ts';

export interface Clause {
  readonly from: number;
  readonly to: number;
  readonly sentence: number;
  /** Counts semicolons too: a list of things goes no further. */
  readonly part: number;
  /** The sign that stands before it ('' at the beginning). */
  readonly opener: string;
  readonly figures: readonly Figure[];
  /** For the inside of a bracket: where the bracket opens. */
  readonly bracket: number | null;
}

/** `ENDS` ends a clause, `CLOSES` a sentence too. */
const ENDS = 1, CLOSES = 2;
const KINDS = kindsOf([[ENDS, ',。;:!?'], [CLOSES, '。!?']]);

/** Only clauses that hold figures, in order; and where each begins relative to the others in its sentence. */
export function readClauses(text: string, mask: Uint8Array, figures: readonly Figure[]): Clause[] {
  const clauses: Clause[] = [];
  let next = 0;
  let from = 0;
  let opener = '';
  let sentence = 0;
  let part = 0;
  let pointer = 0;
  const close = (to: number): void => {
    const inside: Figure[] = [];
    const outside: Figure[] = [];
    for (let f = figures[next]; f && f.from < to; f = figures[next]) {
      (((mask[f.from] as number) & ROUND) === 0 ? outside : inside).push(f);
      next += 1;
    }
    if (outside.length > 0) clauses.push({ from, to, sentence, part, opener, figures: outside, bracket: null });
    for (const group of brackets(text, mask, inside, from)) clauses.push({ ...group, sentence, part });
  };
  for (let i = nextOf(text, KINDS, 0); i < text.length; i = nextOf(text, KINDS, i + 1)) {
    const character = text[i] as string;
    if (((mask[i] as number) & (ROUND | TITLE)) !== 0) continue;
    while (pointer < figures.length && (figures[pointer] as Figure).to <= i) pointer += 1;
    const around = figures[pointer];
    if (around && around.from <= i) continue;
    close(i);
    from = i + 1;
    opener = character;
    if (character !== ',' && character !== ':') part += 1;
    if (((KINDS[text.charCodeAt(i)] as number) & CLOSES) !== 0) sentence += 1;
  }
  close(text.length);
  return clauses;
}

function brackets(text: string, mask: Uint8Array, inside: readonly Figure[], floor: number): Omit<Clause, 'sentence' | 'part'>[] {
  const groups: Omit<Clause, 'sentence' | 'part'>[] = [];
  for (const figure of inside) {
    const last = groups.at(-1);
    if (last && figure.from < last.to) { (last.figures as Figure[]).push(figure); continue; }
    let from = figure.from;
    while (from > floor && figure.from - from < 60 && !/[(,;:]/.test(text[from - 1] as string)) from -= 1;
    let open = from;
    while (open > floor && figure.from - open < 120 && text[open - 1] !== '(') open -= 1;
    let to = figure.to;
    while (to < text.length && to - figure.to < 60 && ((mask[to] as number) & ROUND) && !/[),;]/.test(text[to] as string)) to += 1;
    groups.push({ from, to, opener: text[from - 1] ?? '', figures: [figure], bracket: open - 1 });
  }
  return groups;
}

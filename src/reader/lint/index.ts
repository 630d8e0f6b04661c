/** The linter: what in a paper is damaged, contradictory or missing, with its places and what to do. */
import type { Span } from '#kernel';
import type { Finding, Reading, Severity } from '../model.ts';
import type { Lined } from '../layout.ts';
import type { SourceNote } from '../source.ts';
import { ADVICE, INTAKE_ADVICE } from './advice.ts';
import { absentAttachments } from './attachments.ts';
import { unbalancedMarks } from './brackets.ts';
import { missingParts, repeatedTasks } from './completeness.ts';
import { damagedDates, damagedNumbers, unreadableCharacters } from './damage.ts';
import { earlyGoals } from './goals.ts';
import { inferences } from './inferences.ts';
import { numberingFaults, rowNumberFaults } from './numbering.ts';
import { unlistedSections } from './sections.ts';
import { type Found, type Mode, type Paper, type Rule, paperOf } from './paper.ts';
import { cutParagraphs } from './paragraphs.ts';
import { plansCitedTwice } from './plans.ts';
import { sumsThatFail } from './sums.ts';
import { conflictingTargets } from './targets.ts';
import { unitNames } from './units.ts';
import { doubledPunctuation, likelyTypos } from './words.ts';
import { deadlinesOutOfReach, impossibleValues } from './values.ts';

export { findingInEnglish } from './english.ts';
export { letterFor, type LetterOptions, worthALetter } from './letter.ts';

const RULES: readonly Rule[] = [
  conflictingTargets, sumsThatFail, impossibleValues, deadlinesOutOfReach, plansCitedTwice, unitNames,
  damagedDates, damagedNumbers, unreadableCharacters, likelyTypos, doubledPunctuation, unbalancedMarks, cutParagraphs, numberingFaults, rowNumberFaults,
  absentAttachments, missingParts, unlistedSections, repeatedTasks, earlyGoals, inferences,
];

/** Findings of one code beyond this number become one that counts the rest. */
const MOST_OF_A_KIND = 12;
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Findings of a reading, gravest first, then by place. Pure and linear in the text.
 * Spans are UTF-16 offsets into the source's text; every finding has at least one.
 * @param notes what the intake saw; each becomes a finding with its own code
 */
export function findingsOf(reading: Omit<Reading, 'findings'>, notes: readonly SourceNote[], mode: Mode, lined: Lined): Finding[] {
  const paper = paperOf(reading, notes, mode, lined);
  const findings = RULES.flatMap((rule) => gathered(rule(paper)).map((found) => toFinding(found, paper)));
  const all = [...notes.map((note) => fromNote(note, paper)), ...findings];
  return all.sort((a, b) => RANK[a.severity] - RANK[b.severity] || (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

function toFinding({ code, severity, message, spans }: Found, paper: Paper): Finding {
  return { code, severity: severity === 'gap' ? (paper.mode === 'draft' ? 'warning' : 'note') : severity, message, spans: within(spans, paper), advice: ADVICE[code][paper.mode] };
}

/** A text with a thousand faults of a kind needs no thousand sentences. */
function gathered(found: readonly Found[]): readonly Found[] {
  if (found.length <= MOST_OF_A_KIND) return found;
  const counts = new Map<string, number>();
  const kept: Found[] = [];
  const rest = new Map<string, Found[]>();
  for (const one of found) {
    const count = (counts.get(one.code) ?? 0) + 1;
    counts.set(one.code, count);
    if (count <= MOST_OF_A_KIND) kept.push(one);
    else { const more = rest.get(one.code); if (more) more.push(one); else rest.set(one.code, [one]); }
  }
  for (const [code, more] of rest) {
    const [first] = more;
    if (first) kept.push({ ...first, message: `另有${(counts.get(code) ?? 0) - MOST_OF_A_KIND}处同类情况，第一处：${first.message}`, spans: more.flatMap(({ spans }) => spans.slice(0, 1)) });
  }
  return kept;
}

const GRAVE = /malformed|null-character|lone-surrogate|pages-without|mismatch|hidden|skipped|uncertain|truncated/;

function fromNote({ code, message, spans }: SourceNote, paper: Paper): Finding {
  return { code, severity: GRAVE.test(code) ? 'warning' : 'note', message, spans: within(spans, paper), advice: INTAKE_ADVICE[paper.mode] };
}

function within(spans: readonly Span[], { text, head }: Paper): readonly Span[] {
  const kept = spans.filter(([from, to]) => from >= 0 && from <= to && to <= text.length);
  return (kept.length > 0 ? kept : [head]).map(([from, to]) => [isInside(text, from) ? from - 1 : from, isInside(text, to) ? to + 1 : to]);
}

/** Between the two halves of a character beyond the basic plane, where no published span can point. */
function isInside(text: string, offset: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

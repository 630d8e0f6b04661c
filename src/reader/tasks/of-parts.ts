/** Which part of a file holds its measures: a notice, the plan it carries, the lists attached to it. */
import { type Node, outlineOf } from '../outline.ts';
import type { Part } from '../parts.ts';
import type { Drafts, TaskDraft } from './draft.ts';
import { dutyTables, proseTasks } from './prose.ts';

const NOTICE = /(?:通知|函)(?:\([^()]*\))?$/;
/** A notice that comes with a list of who does what: where the list itself is missing, its own points are no measures. */
const DIVIDES_WORK = /(?:印发|下发|分解).*(?:分工|分解|责任清单|任务清单|任务表|台账)[^的]{0,8}的?通知(?:\([^()]*\))?$/;

/** 现将各项任务分解下达: said in one of the first paragraphs. */
const HANDED_DOWN = /分解下达|(?:分解|分工)\(?详?见附件|(?:分解|分工)[^。]{0,6}给你们/;

/** A part with the tree of its numbers, which is made once. */
interface Outlined extends Part { readonly root: Node }

function comesWithList({ title, pieces }: Part): boolean {
  return DIVIDES_WORK.test(title?.text ?? '') || pieces.slice(0, 5).some((piece) => piece.kind === 'paragraph' && HANDED_DOWN.test(piece.flow.text.slice(0, 400)));
}

/** More points than a notice has of its own. */
const MOST_POINTS = 6;

function alone(part: Outlined): Drafts {
  const said = draftsOf(part, false, true);
  if (said.tasks.length > 0) return said;
  const drafts = draftsOf(part, false, false);
  return drafts.tasks.length > MOST_POINTS ? drafts : said;
}

/** The measures of a whole file, part by part: the paper, the plan it carries, attachments. */
export function allDrafts(all: readonly Part[]): Drafts {
  const parts = all.map((part): Outlined => ({ ...part, root: outlineOf(part.pieces) }));
  const attachments = parts.filter((part) => part.kind === 'attachment').length;
  const carried = parts.map((part) => (part.kind === 'main' ? null : draftsOf(part, attachments > 1, false)));
  const listed = carried.some((drafts) => drafts?.tasks.some((task) => task.units.length > 0));
  const read = parts.map((part, k) => carried[k] ?? (parts.length === 1 && comesWithList(part) ? alone(part) : draftsOf(part, false, listed && NOTICE.test(part.title?.text ?? ''))));
  const merged = merge(attachments === 0 ? read : read.map((drafts, k) => (isDivided(drafts, read.slice(k + 1)) ? onlyAims(draftsOf(parts[k] as Outlined, false, true)) : drafts)));
  return merged.tasks.length > 0 ? merged : duties(parts, merged);
}

/** Nothing else is asked: what each unit is there for is what the paper divides. */
function duties(parts: readonly Outlined[], merged: Drafts): Drafts {
  return { ...merged, tasks: parts.flatMap(({ root }) => dutyTables(root)) };
}

/** Fewer measures than this are no plan that an attachment divides. */
const LEAST_DIVIDED = 2;

/** It names nobody, and what is attached says of most of its measures who does them: those are the tasks. */
function isDivided(drafts: Drafts, behind: readonly Drafts[]): boolean {
  if (drafts.tasks.length < LEAST_DIVIDED || drafts.tasks.some((task) => task.units.length > 0)) return false;
  const said = behind.flatMap((other) => other.tasks).filter((task) => task.units.length > 0);
  if (said.length < LEAST_DIVIDED) return false;
  const words = said.map((task) => [...task.heading.map((flow) => flow.text), ...[task.title, ...task.body, task.goal].map((passage) => passage?.flow.text.slice(passage.from, passage.to) ?? '')].join('\n')).join('\n');
  const again = drafts.tasks.filter((task) => words.includes(beginning(task)));
  return again.length * 2 >= drafts.tasks.length;
}

/** The title of a measure, or its first words: long enough not to stand elsewhere by chance. */
function beginning(task: TaskDraft): string {
  const [first] = task.body;
  const said = task.title ?? first;
  return said ? said.flow.text.slice(said.from, Math.min(said.to, said.from + 12)) : '\n\n';
}

function onlyAims(drafts: Drafts): Drafts {
  return { tasks: [], aims: drafts.aims.map((aim) => ({ ...aim, again: true })) };
}

function merge(all: readonly Drafts[]): Drafts {
  return { tasks: all.flatMap((one) => one.tasks), aims: all.flatMap((one) => one.aims) };
}

/** `mustSay`: the measures stand in what the notice carries, so the notice itself asks only where it says whom. */
function draftsOf(part: Outlined, named: boolean, mustSay: boolean): Drafts {
  return proseTasks(part.root, part.kind === 'attachment' && named && part.title ? [part.title] : [], mustSay);
}

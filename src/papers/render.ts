/** The text of a paper as it is edited, into blocks as they read: figures and lists come from what was frozen. Pure. */
import { onPaper } from '#calendar';
import { type Refusal, refuse } from '#kernel';
import { figureOf } from './freeze.ts';
import type { Block, FigureKey, Frozen, Line, Piece } from './model.ts';
import { FIGURE_NAMES, IN_UNITS, LIST_PREFIX, MISSING_UNITS_NAME, PROBLEM_NAMES, STANDING_NAMES, TARGETS_NAME } from './words.ts';

const TOKEN = /\{\{([^{}\n]{1,40})\}\}/gu;
const KEYS = new Map(Object.entries(FIGURE_NAMES).map(([key, name]) => [name, key as FigureKey]));
const LEVELS: readonly (readonly [RegExp, 1 | 2 | 3])[] = [[/^[一二三四五六七八九十百]+、/u, 1], [/^（[一二三四五六七八九十百]+）/u, 2], [/^\d{1,3}[.．]/u, 3]];
/** A heading says no sentence. */
const LONGEST_HEADING = 40;

/** The first name in double braces that means nothing: `unknown-figure` {name}; one that was not taken (there is no paper to compare with): `figure-not-taken` {name}. */
export function checkBody(body: string, frozen: Frozen): Refusal | null {
  for (const [, name = ''] of body.matchAll(TOKEN)) {
    const key = name.startsWith(LIST_PREFIX) ? listNamed(name)?.key : KEYS.get(name);
    if (name === TARGETS_NAME || name === MISSING_UNITS_NAME) continue;
    if (key === undefined) return refuse('unknown-figure', { name });
    if (figureOf(frozen, key) === undefined) return refuse('figure-not-taken', { name });
  }
  return null;
}

export function render(body: string, frozen: Frozen): Block[] {
  return body.split('\n').map((line) => line.trim()).filter((line) => line !== '').flatMap((line): Block[] => {
    const whole = /^\{\{([^{}]+)\}\}$/u.exec(line)?.[1];
    if (whole?.startsWith(LIST_PREFIX) === true) return listOf(listNamed(whole), frozen);
    if (whole === TARGETS_NAME) return targetsOf(frozen);
    const level = headingLevel(line);
    return [{ kind: level === null ? 'text' : 'heading', level, pieces: piecesOf(line, frozen) }];
  });
}

/** 清单:逾期, or 清单:逾期:5 for the first five only. */
function listNamed(name: string): { readonly key: FigureKey; readonly most: number } | undefined {
  const [, what = '', most] = /^清单:([^:]+)(?::([1-9]\d?))?$/u.exec(name) ?? [];
  const key = KEYS.get(what);
  return key === undefined ? undefined : { key, most: most === undefined ? Infinity : Number(most) };
}

/** The words alone. */
export function wordsOf({ pieces }: Block): string {
  return pieces.map(({ text }) => text).join('');
}

function headingLevel(line: string): 1 | 2 | 3 | null {
  if ([...line].length > LONGEST_HEADING || /[。；，]/u.test(line)) return null;
  return LEVELS.find(([mark]) => mark.test(line))?.[1] ?? null;
}

function piecesOf(line: string, frozen: Frozen): Piece[] {
  const pieces: Piece[] = [];
  const tokens = [...line.matchAll(TOKEN)];
  const gaps = gapsOf(tokens.map(([, name = '']) => name), frozen);
  let at = 0;
  for (const [place, found] of tokens.entries()) {
    if (found.index > at) pieces.push({ text: line.slice(at, found.index) });
    pieces.push(pieceOf(found[1] as string, frozen, gaps[place] ?? ''));
    at = found.index + found[0].length;
  }
  return at < line.length || pieces.length === 0 ? [...pieces, { text: line.slice(at) }] : pieces;
}

/** Figures of one sentence that lack the same units say so once, behind the last of them. */
function gapsOf(names: readonly string[], frozen: Frozen): readonly string[] {
  const missing = names.map((name) => { const key = KEYS.get(name); return (key === undefined ? undefined : figureOf(frozen, key))?.missing ?? 0; });
  return missing.map((count, place) => (count === 0 || missing.indexOf(count, place + 1) !== -1 ? '' : missing.indexOf(count) === place ? gapInWords(count) : `（以上缺${count}个单位的有关数）`));
}

function pieceOf(name: string, frozen: Frozen, gap: string): Piece {
  if (name === MISSING_UNITS_NAME) return { figure: 'missing', text: frozen.missingUnits.length === 0 ? '无' : frozen.missingUnits.join('、') };
  const key = KEYS.get(name);
  const figure = key === undefined ? undefined : figureOf(frozen, key);
  return key === undefined || figure === undefined ? { text: '〔没有这个数〕' } : { figure: key, text: `${figureInWords(key, { ...figure, missing: 0 })}${gap}` };
}

/** A total over units of which some did not report says so: a smaller number is never shown as if it were all. */
function figureInWords(key: FigureKey, { value, missing }: { readonly value: number; readonly missing: number }): string {
  return `${value}${IN_UNITS.includes(key) ? '个' : '项'}${missing > 0 ? gapInWords(missing) : ''}`;
}

function gapInWords(missing: number): string {
  return `（缺${missing}个单位）`;
}

function listOf(asked: ReturnType<typeof listNamed>, frozen: Frozen): Block[] {
  const figure = asked === undefined ? undefined : figureOf(frozen, asked.key);
  if (asked === undefined || figure === undefined) return [];
  if (figure.lines.length === 0) return [text('无。')];
  const lines = new Map(frozen.lines.map((line) => [line.assignmentId, line]));
  // What several units say alike of one task is one entry.
  const entries = [...Map.groupBy(figure.lines.flatMap((id) => lines.get(id) ?? []), (line) => JSON.stringify([line.taskId, line.name, line.dueOn, saidOf(line, asked.key)])).values()];
  const shown = entries.slice(0, asked.most).map((those, place) => text(`${place + 1}. ${entryInWords(those as [Line, ...Line[]], asked, frozen.asOf)}`));
  const rest = entries.slice(asked.most).reduce((sum, those) => sum + those.length, 0);
  return rest === 0 ? shown : [...shown, text(`其余${rest}项从略。`)];
}

const text = (words: string): Block => ({ kind: 'text', level: null, pieces: [{ text: words }] });

/** Of a list that is kept short, so are its entries: of many units the first is named. */
const MOST_NAMED = 3;
function entryInWords(those: readonly [Line, ...Line[]], { key, most }: { readonly key: FigureKey; readonly most: number }, asOf: string): string {
  const [line] = those;
  const due = line.dueOn === null ? '' : `，时限${onPaper(line.dueOn)}${line.dueOn < asOf && line.standing !== 'done' ? '，已过' : ''}`;
  return `${line.plan === undefined ? line.name : `${line.plan}“${line.name}”`}（${most !== Infinity && those.length > MOST_NAMED ? `${line.unit}等${those.length}个单位` : those.map(({ unit }) => unit).join('、')}${due}）${saidOf(line, key)}`;
}

function saidOf(line: Line, key: FigureKey): string {
  if (['done', 'closed', 'newly-done'].includes(key)) return line.progress === null ? '。' : `：${ended(line.progress)}`;
  const stuck = line.problem === null ? '' : `卡在${line.problemKind === null ? '' : `${PROBLEM_NAMES[line.problemKind] ?? line.problemKind}：`}${ended(line.problem)}`;
  const then = [line.remedy, line.nextStep].filter((words) => words !== null).map(ended).join('');
  const said = line.standing === null ? '未报进展。' : `${STANDING_NAMES[line.standing] ?? ''}。`;
  return `：${stuck === '' ? said : stuck}${then === '' ? '' : `措施：${then}`}`;
}

function targetsOf({ targets }: Frozen): Block[] {
  return targets.length === 0 ? [text('没有分解到单位的指标。')] : targets.map(({ metric, unit, text: asked, sum, shared, units, missing }, place) => {
    const now = sum === null ? '尚无单位报数' : `已报合计${sum}${unit}${missing > 0 ? `（缺${missing}个单位）` : ''}`;
    return text(`${place + 1}. ${metric}（${asked}）：分解到${units}个单位共${shared}${unit}，${now}。`);
  });
}

function ended(words: string): string {
  return /[。！？；]$/u.test(words) ? words : `${words}。`;
}

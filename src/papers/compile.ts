/** The first text of a paper, before a person goes over it. Pure. */
import { figureOf } from './freeze.ts';
import type { Block, Frozen, PaperKind } from './model.ts';
import { render, wordsOf } from './render.ts';
import { onPaper } from '#calendar';
import { quoted } from '#forms';
import { FIGURE_NAMES, LIST_PREFIX, MISSING_UNITS_NAME, TARGETS_NAME } from './words.ts';

/** `plans`: of how many it speaks; `planTitle` is the first. */
export interface About { readonly planTitle: string; readonly plans: number; readonly sender: string; readonly aboutUnit: string | null; readonly planOwner: string | null }
export interface Compiled { readonly title: string; readonly addressees: readonly string[]; readonly body: string }

const f = (key: keyof typeof FIGURE_NAMES): string => `{{${FIGURE_NAMES[key]}}}`;
const list = (key: keyof typeof FIGURE_NAMES, most?: number): string => `{{${LIST_PREFIX}${FIGURE_NAMES[key]}${most === undefined ? '' : `:${most}`}}}`;

export function compile(kind: PaperKind, { planTitle, plans, sender, aboutUnit, planOwner }: About, frozen: Frozen): Compiled {
  const plan = `${planCalled(planTitle)}${plans > 1 ? `等${plans}份方案` : ''}`;
  const when = frozen.period?.title ?? onPaper(frozen.asOf);
  const day = onPaper(frozen.asOf);
  const behind = figureOf(frozen, 'behind')?.lines ?? [];
  const overdue = new Set(figureOf(frozen, 'overdue')?.lines);
  // What is late and behind as well stands among the late.
  const slow = behind.some((id) => !overdue.has(id));
  const counts = `本期应报${f('asked')}、已报${f('reported')}，其中已完成${f('done')}、推进中${f('under-way')}、受阻${f('blocked')}、未启动${f('not-started')}，逾期${f('overdue')}${behind.length > 0 ? `、进度滞后${f('behind')}` : ''}。`;
  const told = (of: string): string => `截至${day}，${of}共${f('tasks')}任务交办${f('units')}单位，${counts}`;
  const gap = frozen.missingUnits.length > 0 ? [`尚未报齐的单位：{{${MISSING_UNITS_NAME}}}。`] : [];
  const news = frozen.since === null ? [] : [`与${onPaper(frozen.since.asOf)}相比，新完成${f('newly-done')}，新受阻${f('newly-blocked')}，新逾期${f('newly-overdue')}。`];
  switch (kind) {
    case 'situation-report': {
      const title = `关于${plan}${when}进展情况的汇报`;
      const brief = `截至${day}，${f('tasks')}任务交办${f('units')}单位，应报${f('asked')}、已报${f('reported')}；已完成${f('done')}、受阻${f('blocked')}、逾期${f('overdue')}${behind.length > 0 ? `、滞后${f('behind')}` : ''}。`;
      const of = (most: number, named: readonly string[], withSlow = slow, opening = told('')): string => lines(opening, ...news, ...named, '一、办成的', list(frozen.since === null ? 'done' : 'newly-done', most), '二、进展慢的', list('overdue', most), ...(withSlow ? [list('behind', most)] : []), '三、卡住的', list('blocked', most));
      const ways = [of(3, gap), of(2, gap), of(1, gap), of(1, []), of(1, [], false)];
      const least = of(1, [], false, brief);
      return { title, addressees: [], body: ways.find((body) => fitsPage(title, render(body, frozen))) ?? least };
    }
    case 'brief':
      return { title: `${plan}${when}工作简报`, addressees: [], body: lines('一、总体进展', told(plan), ...news, ...gap, '二、指标进展', `{{${TARGETS_NAME}}}`, '三、已完成的任务', list('done'), '四、受阻的任务', list('blocked'), '五、逾期的任务', list('overdue'), ...(slow ? ['六、进度滞后的任务', list('behind'), '七、临近到期的任务'] : ['六、临近到期的任务']), list('near')) };
    case 'bulletin':
      return { title: `${sender}关于${plan}${when}进展情况的通报`, addressees: planOwner === null ? [] : ['各承办单位'], body: lines(`现将${plan}${when}进展情况通报如下。`, '一、总体进展', told(''), ...news, '二、逾期的任务', list('overdue'), '三、受阻的任务', list('blocked'), '四、尚未报齐的单位', `{{${MISSING_UNITS_NAME}}}。`, '五、下一步要求', '请逾期任务的承办单位查明原因，明确完成的日子并报送；请受阻任务的牵头单位会同有关单位研究解决；请尚未报齐的单位补报。') };
    case 'reminder-letter':
      return { title: `关于做好${plan}有关任务的工作提示函`, addressees: aboutUnit === null ? [] : [aboutUnit], body: lines(`${plan}由贵单位承办的任务共${f('asked')}，截至${day}，已完成${f('done')}，逾期${f('overdue')}，临近到期${f('near')}。现将需要关注的任务提示如下。`, '一、已过时限的', list('overdue'), '二、临近到期的', list('near'), '请对照任务要求抓紧推进；确有困难的，请说明原因和需要协调的事项。') };
    case 'supervision-notice':
      return { title: `关于${plan}有关任务的督办通知`, addressees: aboutUnit === null ? [] : [aboutUnit], body: lines(`${plan}由你单位承办的任务共${f('asked')}，截至${day}，有${f('overdue')}已过时限，经提醒仍未完成。现予督办。`, '一、督办的任务', list('overdue'), '二、办理要求', '请逐项查明原因，明确完成的日子、责任处室和责任人，抓紧办结，并将办理情况书面报送。确实不能办结的，说明原因和需要协调的事项，按规定申请延期。') };
    case 'letter':
      return { title: `${sender}关于商请提供${plan}任务进展情况的函`, addressees: aboutUnit === null ? [] : [aboutUnit], body: lines(`按照${plan}的分工，由贵单位牵头的任务共${f('asked')}，具体如下。`, list('asked'), `为掌握${when}进展情况，商请贵单位提供上述任务的进展、存在的问题和下一步打算，并于收到本函后以书面形式回复。`) };
  }
}

/** GB/T 9704: 22 lines of 28 characters, of the title 20; below the text the room for who signs and when. */
const [PAGE_LINES, LINE_WIDTH, TITLE_WIDTH, SIGNATURE_LINES] = [22, 28, 20, 3];
/** A line of the title stands a fifth higher than one of the text, with a blank one below. */
function fitsPage(title: string, blocks: readonly Block[]): boolean {
  const head = Math.ceil(Math.ceil(widthOf(title) / TITLE_WIDTH) * 1.2) + 1;
  return head + blocks.reduce((sum, block) => sum + Math.ceil((2 + widthOf(wordsOf(block))) / LINE_WIDTH), 0) + SIGNATURE_LINES <= PAGE_LINES;
}

/** In characters of the text. Digits are half as wide, and wider where the font is lacking: a page that is nearly full counts as full. */
function widthOf(words: string): number {
  return [...words].reduce((sum, letter) => sum + (letter.codePointAt(0) as number < 0x2000 ? 0.65 : 1), 0);
}

/** A notice that issues a plan is called by the plan. */
export function planCalled(title: string): string {
  return quoted(/关于印发《?(.+?)》?的通知$/u.exec(title)?.[1] ?? title);
}

function lines(...all: readonly string[]): string {
  return all.join('\n');
}

/** What was not said but concluded, where a person should look; and what the intake saw. */
import type { Span } from '#kernel';
import type { Target } from '../model.ts';
import { type Found, type Paper, namesOf, shortened, startOf } from './paper.ts';

export function inferences(paper: Paper): readonly Found[] {
  return [...leads(paper), ...elidedHeads(paper), ...days(paper), ...tables(paper), ...yearsUnsaid(paper)];
}

function leads({ reading }: Paper): Found[] {
  if (reading.document.leadRule !== 'implied') return [];
  const several = reading.tasks.filter(({ responsibilities }) => responsibilities.length > 1);
  if (several.length === 0) return [];
  const spans = several.map(({ responsibilities }) => responsibilities[0]?.span as Span);
  return [{ code: 'lead-by-convention', severity: 'gap', message: `文中没有写明由谁牵头；${several.length}项有多个单位的任务按惯例以列第一位的为牵头单位。`, spans }];
}

/** 新建…16所、小学4所: the head of the second is taken from the first. */
function elidedHeads({ reading, placeOf }: Paper): Found[] {
  const all: readonly Target[] = [...reading.targets, ...reading.tasks.flatMap(({ targets }) => targets)];
  const elided = all.filter((target) => target.inferred && takenFromElsewhere(target));
  const [first] = elided;
  if (!first) return [];
  const example = `${placeOf(first.span[0])}“${first.text.replace(/\s+/g, '')}”读作“${first.metric}”`;
  return [{ code: 'elided-head', severity: 'note', message: elided.length === 1 ? `有1个指标的名称承前省略：${example}，请核对。` : `有${elided.length}个指标的名称承前省略，已按前文补全，如${example}，请核对。`, spans: elided.map(({ span }) => span) }];
}

/** Words from elsewhere make an inference worth a look; words of the same passage in another order do not, nor does the place. */
function takenFromElsewhere({ metric, scope, text }: Target): boolean {
  const own = scope !== null && metric.startsWith(scope) ? metric.slice(scope.length) : metric;
  return [...own].filter((character) => !text.includes(character)).length >= 2;
}

function days(paper: Paper): Found[] {
  const untold = paper.reading.tasks.flatMap((task) => task.deadlines.filter(({ on, text }) => on === null && !/长期|持续|常态|每|贯穿|定期|适时|^\D?(?:19|20)\d{3,4}月/.test(text)).map((deadline) => ({ task, deadline })));
  if (untold.length === 0) return [];
  const list = untold.slice(0, 6).map(({ task, deadline }) => `${paper.nameOf(task)}“${shortened(deadline.text, 14)}”`).join('、') + (untold.length > 6 ? `等${untold.length}处` : '');
  return [{ code: 'deadline-unclear', severity: 'gap', message: `完成时限算不出具体日期：${list}。`, spans: untold.map(({ deadline }) => deadline.span) }];
}

function tables({ reading, notes }: Paper): Found[] {
  if (notes.some(({ code }) => code.includes('table'))) return [];
  const spans = reading.source.blocks.flatMap((block) => (block.kind === 'table' && block.uncertain ? [block.span] : []));
  return spans.length === 0 ? [] : [{ code: 'uncertain-table', severity: 'warning', message: `有${spans.length}张表格的行列是按位置推断的，请对照原件核对单元格。`, spans }];
}

/** A received paper has too many of these to tell; a draft can still say by when. */
function yearsUnsaid(paper: Paper): Found[] {
  if (paper.mode !== 'draft') return [];
  const title = `${paper.reading.document.plan?.title ?? ''}${paper.reading.document.title ?? ''}`;
  if (/(?:19|20)\d{2}年/.test(title)) return [];
  const without = paper.reading.tasks.filter((task) => task.deadlines.length === 0 && task.targets.some(({ year, basis }) => year === null && basis === 'at-date'));
  return without.length === 0 ? [] : [{ code: 'target-year-missing', severity: 'note', message: `${namesOf(paper, without)}写了指标，没有写明到哪一年达到。`, spans: without.map((task) => task.targets[0]?.span ?? startOf(task, paper.text)) }];
}

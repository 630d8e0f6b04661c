/** Values that cannot be: shares over the whole, periods that end before they begin, days that no calendar has. */
import { sourceSpan } from '../flow.ts';
import type { SectionTarget, Target, Task } from '../model.ts';
import { type Found, type Paper, numbersOf } from './paper.ts';
import { crosses } from './running.ts';

/** Measured against an age group or against the year before, these may pass 100 %. */
const MAY_PASS = /毛|增|提高|提升|倍|完成率|执行率|产出|利用率|升学|负荷|比上年|同比/;

export function impossibleValues(paper: Paper): readonly Found[] {
  const { tasks, targets } = paper.reading;
  const found: Found[] = [];
  for (const target of [...targets, ...tasks.flatMap((task) => task.targets)]) {
    const place = paper.placeOf(target.span[0]);
    if (target.unit === '%' && Math.max(target.value, target.valueMax ?? 0) > 100 && isShare(target)) {
      found.push({ code: 'impossible-value', severity: 'error', message: `${place}“${literal(target)}”：比例超过100%。`, spans: [target.span] });
    }
  }
  return [...found, ...reversedRanges(paper), ...reversedPeriods(paper), ...impossibleDates(paper)];
}

function isShare({ metric, text }: Target | SectionTarget): boolean {
  return /[率比重面]|占/.test(metric) && !MAY_PASS.test(metric) && !MAY_PASS.test(text);
}

function literal({ text }: Target): string {
  return text.replace(/\s+/g, '');
}

/** No year, no telephone number, no part of a longer row of numbers. */
const RANGE = /(?<![\d.\-~A-Za-z])([1-9]\d{0,4}(?:\.\d+)?)%?[-~]([1-9]\d{0,4}(?:\.\d+)?)(?=%|所|个|名|人|间|套|亩|万元|亿元|元|平方米|门|册)/y;
function reversedRanges(paper: Paper): Found[] {
  return numbersOf(paper.running, RANGE, (length, behind) => length <= 5 && '.%-~'.includes(behind)).filter(([, from, to]) => Number(from) > Number(to) && !/^(?:19|20)\d{2}$/.test(from as string)).flatMap((match) => at(paper, match, 'reversed-range', (words) => `范围“${words}”的前一个数大于后一个数。`));
}

const PERIOD = /(?<!\d)((?:19|20)\d{2})年?[-~至到]{1,2}((?:19|20)\d{2})年/y;
function reversedPeriods(paper: Paper): Found[] {
  return numbersOf(paper.running, PERIOD, (length, behind) => length === 4 && '年-~至到'.includes(behind)).filter((match) => Number(match[1]) > Number(match[2])).flatMap((match) => at(paper, match, 'reversed-period', (words) => `时段“${words}”的起始年晚于结束年。`));
}

const DAY = /(?<!\d)(?:((?:19|20)\d{2})年)?(\d{1,2})月(\d{1,2})日/y;
const MONTH = /(?<!\d)((?:19|20)\d{2})年(\d{2})月(?!\d{1,2}日)/y;
function impossibleDates(paper: Paper): Found[] {
  const days = numbersOf(paper.running, DAY, (length, behind) => length <= 2 && behind === '月' || length === 4 && behind === '年').filter(([, year, month, day]) => Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year ?? 2024), Number(month), 0)).getUTCDate());
  const months = numbersOf(paper.running, MONTH, (length, behind) => length === 4 && behind === '年').filter(([, , month]) => Number(month) > 12 || Number(month) === 0);
  return [...days, ...months].flatMap((match) => at(paper, match, 'impossible-date', (words) => `“${words}”不是一个存在的日期。`));
}

function at({ running, placeOf }: Paper, match: RegExpExecArray, code: Found['code'], say: (words: string) => string): Found[] {
  const to = match.index + match[0].length;
  if (crosses(running, match.index, to)) return [];
  const span = sourceSpan(running, match.index, to);
  return [{ code, severity: 'warning', message: `${placeOf(span[0])}${say(running.raw.slice(match.index, to))}`, spans: [span] }];
}

const MOST_SPANS = 20;

/** Deadlines that passed before the paper was issued, or lie outside the years that its title names. */
export function deadlinesOutOfReach(paper: Paper): readonly Found[] {
  const { document, tasks } = paper.reading;
  const issued = document.issuedOn;
  const all = tasks.flatMap((task) => task.deadlines.map((deadline) => ({ task, deadline })));
  const early = issued === null ? [] : all.filter(({ deadline }) => deadline.on !== null && deadline.on.slice(0, issued.length) < issued);
  const period = /((?:19|20)\d{2})年?[—–－\-~～至到]+((?:19|20)\d{2})年?/.exec((document.plan?.title ?? document.title ?? '').replace(/\s+/g, ''));
  const late = period === null ? [] : all.filter(({ deadline }) => deadline.on !== null && Number(deadline.on.slice(0, 4)) > Number(period[2]));
  return [
    ...listed(early, 'deadline-before-issue', (list) => `完成时限早于成文日期（${issued}）：${list}。`),
    ...listed(late, 'deadline-outside-period', (list) => `完成时限超出标题所写的时段（${period?.[1]}—${period?.[2]}年）：${list}。`),
  ];

  function listed(some: readonly { task: Task; deadline: Task['deadlines'][number] }[], code: Found['code'], say: (list: string) => string): Found[] {
    if (some.length === 0) return [];
    const list = some.slice(0, 6).map(({ task, deadline }) => `${paper.nameOf(task)}“${deadline.text}”`).join('、') + (some.length > 6 ? `等${some.length}处` : '');
    return [{ code, severity: 'warning', message: say(list), spans: some.slice(0, MOST_SPANS).map(({ deadline }) => deadline.span) }];
  }
}

/** Measures that are named once for several numbers: before a colon, in the clause before, by the target before. */
import type { Comparator } from '../model.ts';
import { skipJoint } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { push, type Notebook } from './notebook.ts';
import { subjectOf, type Chain, type Place } from './subject.ts';
import { MEASURE_END, SCOPES, STAGES } from './words.ts';

export function headFor(n: Notebook, clause: Clause): string | null {
  if (clause.opener === ':') {
    const head = /[^,。;:()]{2,24}:$/.exec(n.text.slice(Math.max(0, clause.from - 26), clause.from));
    if (head) {
      const place = subjectOf(n.text, n.raw, n.mask, clause.from - head[0].length, clause.from - 1);
      const name = n.raw.slice(place.from, place.to).replace(CHANGING, '');
      if ((MEASURE_END.endingAt(name, name.length) && !/(?:目标|任务|计划|指标)$/.test(name)) || /(?:率|比)$/.test(name)) {
        n.memory.head = { text: name, sentence: clause.sentence };
        return name;
      }
    }
    return null;
  }
  return n.memory.head?.sentence === clause.sentence ? n.memory.head.text : null;
}

/** The measure named in the clause before: 毛入园率,2020年达到85%. */
export function metricBefore(n: Notebook, clause: Clause, unit?: string): string | null {
  if ((clause.opener === ',' || clause.opener === ':') && n.memory.lastTo <= clause.from) {
    const slice = n.text.slice(Math.max(0, clause.from - 40), clause.from - 1);
    const found = /[^,。;:!?]{2,30}$/.exec(slice)?.[0];
    if (found && MEASURE_END.endingAt(found, found.length) && !/\d|大班额$/.test(found)) {
      const place = subjectOf(n.text, n.raw, n.mask, clause.from - 1 - found.length, clause.from - 1);
      if (place.to - place.from >= 2) return n.raw.slice(place.from, place.to).replace(CHANGING, '');
    }
  }
  if (unit !== undefined && unit !== n.memory.lastUnit) return null;
  const near = n.memory.lastSentence === clause.sentence || (n.memory.lastTold && n.memory.lastSentence === clause.sentence - 1);
  return near ? n.memory.lastMetric : null;
}

/** 本科以上学历比例,小学达到80%,初中达到95%: what 小学 and 初中 leave out. */
export function sharedMeasure(n: Notebook, clause: Clause, figure: Figure, own: Place): string | null {
  if (own.to - own.from > 14 || MEASURE_END.endingAt(n.text, own.to, own.from) || figure.kind === 'ratio') return null;
  const name = n.raw.slice(own.from, own.to);
  if (!STAGES.endingAt(n.text, own.to, own.from) && !SCOPES.endingAt(n.text, own.to, own.from) && !/(?:县|市|区|校|园|教师|学生|院校|地区|班|阶段|生|学校|教育)(?:\([^()]{1,6}\))?$/.test(name)) return null;
  const before = metricBefore(n, clause);
  // A share that was named is not what so many schools come to.
  if (before && (figure.kind === 'thing' || figure.kind === 'person') && /(?:率|比|比例|占比|比重|覆盖面)$/.test(before)) return null;
  const ending = before ? STAGES.endingAt(before, before.length) : '';
  // 标准化幼儿园达到85%,简易标准幼儿园15%: another kind, not the same with a name behind
  if (ending && name.length > ending.length && name.endsWith(ending)) return null;
  const metric = before && ending ? before.slice(0, before.length - ending.length) : before;
  if (metric && ending && metric.length >= 2) return metric + name;
  if (!metric || metric === name || !MEASURE_END.endingAt(metric, metric.length)) return null;
  return name + metric.slice(stageOf(metric, 0, metric.length));
}

export function publish(n: Notebook, clause: Clause, figure: Figure, subject: Place & { textFrom?: number }, metrics: readonly Place[], comparator: Comparator | null, scope: string | null, suffix = '', head: string | null = null): number {
  const shared = head === null && suffix === '' && metrics.length === 1 ? sharedMeasure(n, clause, figure, metrics[0] as Place) : null;
  metrics.forEach((place, i) => {
    const own = n.raw.slice(place.from, place.to);
    const metric = shared ?? (head && !own.includes(head) ? joined(head, own) : own) + suffix;
    const from = i === 0 ? Math.min(subject.textFrom ?? subject.from, place.from) : place.from;
    push(n, clause, figure, from, figure.to, metric, comparator, scope, head !== null || suffix !== '' || shared !== null);
  });
  return figure.to;
}

/** 中小学生机比:高中8:1 is of 高中: the stage takes the place of the stages that the measure names as a whole. */
function joined(head: string, own: string): string {
  const whole = /^中小学(?:校)?(?=.{2})/.exec(head)?.[0];
  return whole && STAGES.endingAt(own, own.length) === own ? own + head.slice(whole.length) : head + own;
}

export const CHANGING = /^(?:控制|降低|提高|提升|减少|落实|执行|完善|调整|健全)/;

/** How long the name of a stage at the front of a measure is: 小学｜生均面积, 三至六年级｜作业时间. */
export function stageOf(text: string, from: number, to: number): number {
  const grades = /^[一二三四五六七八九至、]{1,9}年级/.exec(text.slice(from, Math.min(to, from + 12)));
  if (grades) return grades[0].length;
  const region = /^[东中西南北]部地区/.exec(text.slice(from, Math.min(to, from + 4)));
  if (region && from + 4 < to) return 4;
  const stage = STAGES.startingAt(text, from, to);
  const length = stage.endsWith('生') && /[均机师源]/.test(text[from + stage.length] ?? '') ? stage.length - 1 : stage.length;
  return from + length < to ? length : 0;
}

export function inherit(n: Notebook, clause: Clause, figure: Figure, chain: Chain, metric: string, from: number): number {
  push(n, clause, figure, skipJoint(n, Math.min(chain.at, from, figure.from), figure.from), figure.to, metric, chain.comparator, null, true);
  return figure.to;
}

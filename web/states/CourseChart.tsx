/** Expected against actual, with the sentence that it says and its table. Drawn as SVG, so that it prints and breaks no policy. */
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type ReactNode, useEffect, useRef } from 'react';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

use([LineChart, GridComponent, TooltipComponent, AriaComponent, SVGRenderer]);

export interface CourseChartProps {
  readonly metric: string;
  readonly unit: string;
  readonly target: number;
  readonly expected: readonly { readonly on: string; readonly expected: number }[];
  readonly actual: readonly { readonly on: string; readonly value: number; readonly period: string; readonly missing?: number }[];
}

const INK = '#1d4e89';
const GREY = '#6b7280';

export default function CourseChart({ metric, unit, target, expected, actual }: CourseChartProps): ReactNode {
  const say = useWords(words);
  const frame = useRef<HTMLDivElement>(null);
  const title = titleOf(say, { metric, unit, target, expected, actual });
  useEffect(() => {
    const { current } = frame;
    if (current === null) return undefined;
    const chart = init(current, null, { renderer: 'svg' });
    chart.setOption({
      animation: false, aria: { enabled: true, label: { description: title } },
      grid: { left: 44, right: 64, top: 16, bottom: 26 },
      // Rich text: a box of HTML would bring styles that the policy refuses.
      tooltip: { trigger: 'axis', renderMode: 'richText', valueFormatter: (value: unknown) => `${String(value)}${unit}` },
      xAxis: { type: 'time', axisLabel: { hideOverlap: true, color: GREY, formatter: '{yyyy}-{MM}' }, axisLine: { lineStyle: { color: '#c9ced6' } }, splitLine: { show: false } },
      yAxis: { type: 'value', axisLabel: { color: GREY }, splitLine: { lineStyle: { color: '#e6e8ec' } } },
      series: [
        { name: say('chart.expected'), type: 'line', data: expected.map((point) => [point.on, round(point.expected)]), showSymbol: false, lineStyle: { color: GREY, type: 'dashed', width: 1.5 }, itemStyle: { color: GREY }, endLabel: { show: expected.length > 0, formatter: say('chart.expected'), color: GREY } },
        { name: say('chart.actual'), type: 'line', data: actual.map((point) => [point.on, point.value]), symbol: 'circle', symbolSize: 7, lineStyle: { color: INK, width: 2 }, itemStyle: { color: INK }, endLabel: { show: actual.length > 0, formatter: say('chart.actual'), color: INK } },
      ],
    });
    const watch = new ResizeObserver(() => chart.resize());
    watch.observe(current);
    return () => { watch.disconnect(); chart.dispose(); };
  }, [expected, actual, say, title, unit]);
  const days = [...new Set([...expected.map(({ on }) => on), ...actual.map(({ on }) => on)])].toSorted();
  return (
    <figure className="course">
      <figcaption lang="zh-CN">{title}</figcaption>
      <div ref={frame} className="course-frame" />
      <details>
        <summary>{say('chart.table')}</summary>
        <table className="course-table">
          <thead><tr><th scope="col">{say('chart.day')}</th><th scope="col" className="figure">{say('chart.expected')}</th><th scope="col" className="figure">{say('chart.actual')}</th></tr></thead>
          <tbody>{days.map((day) => {
            const [at, done] = [expected.find(({ on }) => on === day), actual.find(({ on }) => on === day)];
            return <tr key={day}><th scope="row">{day}{done === undefined ? null : <small className="quiet"> {done.period}</small>}</th><td className="figure">{at === undefined ? '—' : `${round(at.expected)}${unit}`}</td><td className="figure">{done === undefined ? '—' : `${done.value}${unit}${done.missing === undefined || done.missing === 0 ? '' : say('chart.withMissing', { missing: done.missing })}`}</td></tr>;
          })}</tbody>
        </table>
      </details>
    </figure>
  );
}

function titleOf(say: ReturnType<typeof useWords<keyof (typeof words)['zh']>>, { metric, unit, target, expected, actual }: CourseChartProps): string {
  const last = actual.at(-1);
  if (last === undefined) return say('chart.titleNone', { metric, value: target, unit });
  const there = expectedAt(expected, last.on);
  const told = there === null ? say('chart.titleNoWay', { metric, on: last.on, actual: last.value, unit }) : say('chart.title', { metric, on: last.on, actual: last.value, expected: round(there), unit });
  return `${told}${last.missing === undefined || last.missing === 0 ? '' : say('chart.withMissing', { missing: last.missing })}`;
}

/** Between two points of the way, straight. */
function expectedAt(points: CourseChartProps['expected'], day: string): number | null {
  const after = points.findIndex(({ on }) => on >= day);
  if (after === -1) return points.at(-1)?.expected ?? null;
  const [left, right] = [points[after - 1], points[after]];
  if (right === undefined) return null;
  if (left === undefined || right.on === day) return right.expected;
  const [from, to, at] = [left.on, right.on, day].map((one) => Date.parse(`${one}T00:00:00Z`)) as [number, number, number];
  return left.expected + (right.expected - left.expected) * ((at - from) / (to - from));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import type { Span } from '#kernel';
import type { Reading } from '#reader/model';
import { type Anchor, spansOf, taskOf } from './anchor.ts';
import type { Stress } from './marks.ts';

/** What the paper stresses: the chosen value and the task around it, whatever the pointer is on, and the places of a sought word. */
export function stressesOf(reading: Reading, at: Anchor | null, hovered: Anchor | null, found: readonly Span[] = [], place = -1): Stress[] {
  const stresses: Stress[] = [];
  const task = reading.tasks[taskOf(at)];
  if (task) stresses.push({ span: task.span, emphasis: 'within' });
  if (at !== null && !isWholeTask(at)) for (const span of spansOf(reading, at)) stresses.push({ span, emphasis: 'chosen' });
  if (hovered !== null && hovered !== at) for (const span of spansOf(reading, hovered)) stresses.push({ span, emphasis: isWholeTask(hovered) ? 'within' : 'hovered' });
  found.forEach((span, i) => stresses.push({ span, emphasis: i === place ? 'sought' : 'found' }));
  return stresses;
}

export function isWholeTask(anchor: Anchor): boolean {
  return /^t\d+$/.test(anchor);
}

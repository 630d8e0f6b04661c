/** A sample document before it is written in any format: what stands in it, and what a reader should find. */

export interface SampleTarget {
  readonly text: string;
  readonly metric: string;
  readonly comparator: '>=' | '>' | '<=' | '<' | '=' | '~' | 'range' | 'eliminate';
  readonly value: number | string;
  readonly unit: string;
  readonly year: number | null;
  /** A number that rules rather than aims: right as target or as parameter. */
  readonly kind?: 'parameter';
}

export interface SampleTask {
  readonly number: string | null;
  /** The whole measure, without its number and its bracket of units. */
  readonly text: string;
  readonly lead?: string;
  readonly coLead?: readonly string[];
  readonly cooperating?: readonly string[];
  readonly deadline?: string;
  readonly otherDates?: readonly string[];
  readonly leader?: string;
  readonly offices?: readonly string[];
  readonly targets?: readonly SampleTarget[];
  /** The closing bracket as written, where it is not simply the units joined by 、. */
  readonly bracket?: string;
}

export interface SampleGroup {
  /** Headings from the outermost, as written. */
  readonly heading: readonly string[];
  /** The aim: a goal cell in a table, a sentence below the heading in prose. */
  readonly aim?: string;
  readonly aimTargets?: readonly SampleTarget[];
  readonly tasks: readonly SampleTask[];
}

export type Piece =
  | { readonly kind: 'number' | 'title' | 'to' | 'body' | 'sign' | 'mark' | 'note' | 'item'; readonly text: string }
  /** Level 1 is `一、`, level 2 is `（一）`: in Word these numbers are automatic. */
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly mark: string; readonly text: string }
  | { readonly kind: 'task'; readonly task: SampleTask }
  | { readonly kind: 'table'; readonly table: SampleTable };

export interface SampleCell { readonly text: string; readonly rowSpan?: number; readonly columnSpan?: number }
export interface SampleTable {
  readonly head: readonly string[];
  /** Relative widths. */
  readonly widths: readonly number[];
  /** Cells covered by a merged one are left out. */
  readonly rows: readonly (readonly SampleCell[])[];
}

export interface Sample {
  readonly name: string;
  readonly formats: readonly ('txt' | 'md' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'ofd' | 'doc')[];
  readonly landscape?: boolean;
  readonly title: string;
  readonly about: { readonly zh: string; readonly en: string };
  readonly docNumber: string | null;
  readonly issuer: string | readonly string[] | null;
  readonly issueDate: string | null;
  readonly leadRule: string;
  readonly groups: readonly SampleGroup[];
  readonly pieces: readonly Piece[];
  readonly notTargets?: readonly string[];
  /** Findings that a linter should report, by what is wrong. */
  readonly faults?: readonly string[];
}

/** `（甲、乙、丙）`, the lead first. */
export function bracketOf(task: SampleTask): string {
  if (task.bracket !== undefined) return task.bracket;
  const units = [task.lead, ...(task.coLead ?? []), ...(task.cooperating ?? [])].filter((unit) => unit !== undefined);
  return units.length === 0 ? '' : `（${units.join('、')}）`;
}

/** Prose: the headings where they change, the aim, then the measures. */
export function prose(groups: readonly SampleGroup[]): Piece[] {
  const pieces: Piece[] = [];
  let open: readonly string[] = [];
  for (const group of groups) {
    for (const [level, heading] of group.heading.entries()) {
      if (open[level] === heading && group.heading.slice(0, level).every((one, i) => one === open[i])) continue;
      const mark = /^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/.exec(heading)?.[0] ?? '';
      pieces.push(mark === '' ? { kind: 'item', text: heading } : { kind: 'heading', level: mark.startsWith('（') ? 2 : 1, mark, text: heading.slice(mark.length) });
    }
    open = group.heading;
    if (group.aim !== undefined) pieces.push({ kind: 'body', text: group.aim });
    for (const task of group.tasks) pieces.push({ kind: 'task', task });
  }
  return pieces;
}

/** The eight-column ledger, merged over each group. */
export function ledgerTable(groups: readonly SampleGroup[]): SampleTable {
  return {
    head: ['编号', '重点工作', '任务目标', '具体举措', '完成时限', '责任部门', '责任领导', '牵头部门责任处室'],
    widths: [7, 12, 17, 34, 11, 16, 12, 11],
    rows: groups.flatMap((group) => group.tasks.map((task, place) => {
      const heading = group.heading.at(-1) ?? '';
      const mark = /^（[一二三四五六七八九十]+）/.exec(heading)?.[0] ?? '';
      const rowSpan = group.tasks.length;
      return [
        ...(place === 0 ? [{ text: mark, rowSpan }, { text: heading.slice(mark.length), rowSpan }, { text: group.aim ?? '', rowSpan }] : []),
        { text: (task.number === null ? '' : `${task.number}.`) + task.text },
        { text: task.deadline ?? '' },
        { text: [task.lead, ...(task.cooperating ?? [])].filter((unit) => unit !== undefined).join('\n') },
        { text: task.leader ?? '' },
        { text: (task.offices ?? []).join('\n') },
      ];
    })),
  };
}

/** The responsibility table; a heading is a row over the full width. */
export function responsibilityTable(groups: readonly SampleGroup[], head = ['序号', '主要任务', '牵头单位', '配合单位', '完成时限']): SampleTable {
  return {
    head,
    widths: [8, 50, 20, 24, 14],
    rows: groups.flatMap((group) => [
      ...group.heading.map((heading) => [{ text: heading, columnSpan: head.length }]),
      ...group.tasks.map((task) => [
        { text: task.number ?? '' },
        { text: task.text },
        { text: [task.lead, ...(task.coLead ?? [])].filter((unit) => unit !== undefined).join('、') },
        { text: (task.cooperating ?? []).join('、') },
        { text: task.deadline ?? '' },
      ]),
    ]),
  };
}

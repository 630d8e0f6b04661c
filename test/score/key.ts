/** A key: what a person found in one document by reading it. The format is that of the seeds' keys. */
export interface Key {
  /** What form this document shows. */
  readonly about?: string;
  readonly title: string | null;
  readonly docNumber: string | null;
  readonly issuer: string | readonly string[] | null;
  /** As written (2018年12月20日). */
  readonly issueDate: string | null;
  /** Begins with `stated`, `columns`, `implied` or `none`; what follows is for people. */
  readonly leadRule?: string;
  readonly tasks: readonly KeyTask[];
  readonly sectionTargets?: readonly { readonly heading: string; readonly targets: readonly KeyTarget[] }[];
  /** Passages with numbers that are no targets: for people, and for reading the list of what was made up. */
  readonly notTargets?: readonly string[];
  /** Passages with something wrong in them: a finding must point at each, whatever it is called. */
  readonly flaws?: readonly string[];
  /** Only a part of the document is labelled: tasks before the first and after the last found one are not judged. */
  readonly labelledFrom?: unknown;
  readonly notLabelled?: unknown;
  /** The lines of several cells are mixed in the text, so that nothing of a cell can be quoted in one piece. */
  readonly interleaved?: boolean;
  /** Mechanical variants that would change the meaning of this document (a flattened table can't be wrapped). */
  readonly withoutVariants?: readonly string[];
}

export interface KeyTask {
  readonly number: string | null;
  readonly heading: readonly string[];
  /** The first characters of the measure, its title included. */
  readonly textStart: string;
  readonly lead: string | null;
  readonly coLead?: readonly string[];
  readonly cooperating?: readonly string[];
  /** The main deadline as written. */
  readonly deadline: string | null;
  /** Its last day, where it can't be computed from the words alone (a month whose year stands in the title). */
  readonly on?: string;
  /** `every` of the recurrence, where the measure has one. */
  readonly recurrence?: string;
  /** Other dates: right when found, not missed when not. */
  readonly otherDates?: readonly (string | { readonly text: string })[];
  readonly targets?: readonly KeyTarget[];
  readonly leader?: string;
  readonly offices?: readonly string[];
  /** The text of the units is cut off in the source. */
  readonly truncated?: boolean;
}

export interface KeyTarget {
  readonly text: string;
  readonly metric: string;
  readonly comparator: string;
  /** A number, or a form such as `1:3`, `1/3` or `一半`. */
  readonly value: number | string;
  readonly valueMax?: number;
  readonly unit: string;
  readonly year?: number | null;
  /** A number that rules rather than aims: right when found, not missed when not. */
  readonly kind?: 'parameter';
  readonly basis?: string;
}

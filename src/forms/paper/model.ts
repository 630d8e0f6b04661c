/** An official paper (函, 通知, 通报, 报告) before it becomes a file: what GB/T 9704 names, in its order. */
import type { FormTable } from '../table.ts';

export type PaperBlock =
  /** 一、 in 黑体, （一） in 楷体, 1. in 仿宋: the mark stands in the text. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  /** Stands between the paragraphs: upright, without a title of its own. */
  | { readonly kind: 'table'; readonly table: FormTable };

/**
 * What stands above a paper. `document` (文件): the issuer and 文件 in red, the number in the middle, a red line.
 * `letter` (信函格式, 10.1): the issuer over a double red line, the number on the right, another double line at the foot of the first page, which bears no number.
 * `brief` (简报): its name, the issue, who edits it and the day.
 */
export type Letterhead =
  | { readonly form: 'document' | 'letter'; readonly name: string }
  | { readonly form: 'brief'; readonly name: string; readonly editor: string };

export interface OfficialPaper {
  /** Null where the office prints on its own letterhead. */
  readonly letterhead: Letterhead | null;
  /** `云教函〔2026〕12号`; null leaves room for the number, which the office's document system gives. */
  readonly documentNumber: string | null;
  /** A paper that stays in the house (情况汇报): no room is left for a number. */
  readonly unnumbered?: true;
  readonly title: string;
  /** 主送, without the colon. */
  readonly addressees: readonly string[];
  readonly body: readonly PaperBlock[];
  /** Names of the attachments, in order. */
  readonly attachments: readonly string[];
  readonly signature: string | null;
  /** `YYYY-MM-DD`; null leaves room for the day. */
  readonly signedOn: string | null;
  /** 附注, as （联系人：…，电话：…）, without the brackets. */
  readonly note: string | null;
  readonly copiedTo: readonly string[];
  /** Each on pages of its own behind the paper. */
  readonly tables: readonly FormTable[];
}

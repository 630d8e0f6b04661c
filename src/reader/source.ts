/**
 * What a file becomes before it is read: one text, and where its paragraphs and tables lie in it.
 * The intake makes it from bytes; the grammar reads it; the page draws the paper from it.
 */
import type { Span } from '#kernel';

export type SourceFormat = 'text' | 'markdown' | 'html' | 'docx' | 'xlsx' | 'pdf' | 'ofd' | 'doc';

export interface Source {
  readonly format: SourceFormat;
  /** Well-formed Unicode, never normalised; every span points into it (UTF-16 units). */
  readonly text: string;
  /**
   * Paragraphs and tables in the order of the text, not overlapping. Empty for plain text:
   * then the grammar makes lines, paragraphs and flattened tables out of the text itself.
   */
  readonly blocks: readonly Block[];
  /** What the intake saw and a person should know: replaced characters, accepted revisions, uncertain tables. */
  readonly notes: readonly SourceNote[];
}

export interface SourceNote { readonly code: string; readonly message: string; readonly spans: readonly Span[] }

export type Block = ParagraphBlock | TableBlock;

export interface ParagraphBlock {
  readonly kind: 'paragraph';
  /** Without the line break that ends it. */
  readonly span: Span;
  readonly align?: 'center' | 'right';
  readonly bold?: boolean;
  /** Outline level of a heading style, 1 is the outermost. */
  readonly level?: number;
  /** Size in points, where the file says so. */
  readonly size?: number;
  /** Part of the file that is not the running text. */
  readonly region?: 'chrome' | 'header' | 'footer' | 'footnote' | 'textbox';
}

export interface TableBlock {
  readonly kind: 'table';
  readonly span: Span;
  readonly rowCount: number;
  readonly columnCount: number;
  /** One entry per real cell (a merged cell stands once, at its top left), in row-major order. */
  readonly cells: readonly Cell[];
  /** The cells were guessed (from positions or an old binary file). */
  readonly uncertain?: boolean;
  /** Rows at the top that repeat as heads, where the file says so. */
  readonly headRows?: number;
}

export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** The cell's text; paragraphs inside are divided by line breaks. May be empty (start = end). */
  readonly span: Span;
}

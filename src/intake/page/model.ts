/** A fixed page as its reader found it: pieces of text and ruling lines. Points, the origin at the top left, y downwards. */

export interface Glyphs {
  readonly text: string;
  /** Left edge and baseline. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Size of the font in points. */
  readonly size: number;
  readonly bold?: boolean;
}

/** An axis-parallel ruling: horizontal where `y1 === y2`, else vertical; `x1 <= x2`, `y1 <= y2`. */
export interface Rule { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number }

export interface Page { readonly width: number; readonly height: number; readonly glyphs: readonly Glyphs[]; readonly rules: readonly Rule[] }

export interface Line {
  readonly text: string;
  readonly x: number;
  readonly right: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  /** The parts of the line between wide gaps, for tables without rulings. */
  readonly parts: readonly { readonly text: string; readonly x: number; readonly right: number }[];
}

export interface Box { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

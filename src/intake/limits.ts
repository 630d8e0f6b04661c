/**
 * What the intake takes at most. Each bound is counted while working, never read from a file's own headers,
 * and each has its sentence in `sentences.ts`.
 */
export const limits = {
  /** Bytes of one file. */
  fileBytes: 50 * 1024 * 1024,
  /** Bytes of the extracted text in UTF-8. */
  textBytes: 20 * 1024 * 1024,
  /** Inflated bytes of all parts read, as a multiple of the file's size. */
  expansion: 200,
  /** Below this many inflated bytes the expansion is not asked for: a tiny file of blank rows is no bomb. */
  expansionFloor: 4 * 1024 * 1024,
  /** Inflated bytes of all parts read, whatever the file's size. */
  inflatedBytes: 256 * 1024 * 1024,
  /** Inflated bytes of one XML part. */
  partBytes: 96 * 1024 * 1024,
  /** Real cells of all tables. */
  cells: 200_000,
  /** Elements inside one another. */
  depth: 256,
  /** Elements and texts that one XML or HTML tree may hold at a time. */
  nodes: 1_300_000,
  /** Pages of a PDF or OFD. */
  pages: 2_000,
  /** Seconds that a reader of others' making (PDF, xls, doc) may take. */
  seconds: 10,
  /** Megabytes that such a reader may take. */
  readerMegabytes: 320,
} as const;

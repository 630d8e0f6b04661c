import type { Problem as Answer } from '#platform/endpoint';

/** A refusal as the server words it (problem+json), or, with status 0, a failure to reach it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** The server's stable word for what is wrong; null where the answer held none. */
  readonly code: string | null;
  /** What, where and how to mend it; null where the answer held no sentence. */
  readonly sentence: { readonly zh: string; readonly en: string } | null;
  /** Under this the server's log tells more. */
  readonly id: string | null;
  /** The whole answer, for what only some problems bear. */
  readonly answer: Partial<Answer> & Readonly<Record<string, unknown>>;

  constructor(status: number, answer: unknown) {
    const told = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<Answer> & Record<string, unknown>;
    super(told.code ?? String(status));
    this.status = status;
    this.code = told.code ?? null;
    this.sentence = told.sentence ?? null;
    this.id = told.id ?? null;
    this.answer = told;
  }
}

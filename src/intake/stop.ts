/** How a reader deep inside a file says no: thrown here, caught at the door, returned as a `Refusal`. */
import { type Refusal, refuse } from '#kernel';

export class Stopped extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

export function stop(code: string, values: Record<string, string | number> = {}): never {
  throw new Stopped(refuse(code, values));
}

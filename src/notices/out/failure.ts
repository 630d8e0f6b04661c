/** Why something did not get out. Kept as text; the web has the sentences. */
import type { PostFailure } from '#platform';

export type FailureCode =
  | PostFailure['code']
  /** With the status, or the robot's own number. */
  | 'answered' | 'robot'
  | 'mail-refused' | 'mail-address' | 'mail-sign-in' | 'mail-not-set-up' | 'key-missing';

export type Failure = Omit<PostFailure, 'code'> & { readonly code: FailureCode };

export function failureText({ code, detail }: Failure): string {
  return detail === undefined ? code : `${code} ${detail}`;
}

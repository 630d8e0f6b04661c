import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useProblem } from '../shell/use-problem.ts';
import { rememberPlace } from './place.ts';
import { words } from './words.ts';

/** Leaves for the office's own sign-in; the place one was at is remembered. */
export function OfficeButton({ name }: { readonly name: string }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function leave(): Promise<void> {
    setBusy(true);
    try {
      const { address } = await call('beginOfficeSignIn', {});
      rememberPlace();
      location.assign(address);
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
  }
  return (
    <>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <Button block disabled={busy} onClick={() => void leave()}>{say('signIn.office', { name })}</Button>
    </>
  );
}

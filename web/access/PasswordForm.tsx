import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Me } from '#access/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useProblem } from '../shell/use-problem.ts';
import { Field } from './Field.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './access.css';

/** @param first it takes the place of a one-time password. */
export function PasswordForm({ first, onDone }: { readonly first: boolean; readonly onDone: (me: Me) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { me } = useSession();
  const [password, setPassword] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const differ = again !== '' && again !== next;

  async function change(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (next !== again) return;
    setBusy(true);
    setRefused(null);
    try {
      const now = await call('changePassword', { body: { password, next } });
      for (const clear of [setPassword, setNext, setAgain]) clear('');
      onDone(now);
    } catch (error) {
      setRefused(tell(error).detail);
    }
    setBusy(false);
  }

  return (
    <form className="access-form" onSubmit={(event) => void change(event)}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <input type="text" className="visually-hidden" name="username" autoComplete="username" value={me?.account?.signInName ?? ''} readOnly tabIndex={-1} aria-hidden="true" />
      <Field label={say(first ? 'password.oneTime' : 'password.now')} name="password" type="password" autoComplete="current-password" required autoFocus={first} value={password} onChange={(event) => setPassword(event.target.value)} />
      <Field label={say('password.next')} about={say('password.about')} name="next" type="password" autoComplete="new-password" required minLength={10} value={next} onChange={(event) => setNext(event.target.value)} />
      <Field label={say('password.again')} wrong={differ ? say('password.differ') : undefined} name="again" type="password" autoComplete="new-password" required value={again} onChange={(event) => setAgain(event.target.value)} />
      <p><Button type="primary" htmlType="submit" block={first} disabled={busy || differ}>{say(first ? 'password.go' : 'password.do')}</Button></p>
    </form>
  );
}

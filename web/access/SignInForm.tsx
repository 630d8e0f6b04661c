import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Me } from '#access/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useWords } from '../labels/words.ts';
import { useProblem } from '../shell/use-problem.ts';
import { Field } from './Field.tsx';
import { words } from './words.ts';
import './access.css';

/** Name and password; a code once the server asks for one. */
export function SignInForm({ name: given = '', onEntered }: { readonly name?: string; readonly onEntered: (me: Me) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [name, setName] = useState(given);
  const [password, setPassword] = useState('');
  const [code, setCode] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      onEntered(await call('signIn', { body: { signInName: name, password, ...(code === null ? {} : { code }) } }));
    } catch (error) {
      setBusy(false);
      if (error instanceof Problem && error.code === 'code-asked' && code === null) setCode('');
      else setRefused(tell(error).detail);
    }
  }

  return (
    <form className="access-form" onSubmit={(event) => void enter(event)}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <Field label={say('signIn.name')} name="username" autoComplete="username" required autoFocus={given === ''} value={name} onChange={(event) => setName(event.target.value)} />
      <Field label={say('signIn.password')} name="password" type="password" autoComplete="current-password" required autoFocus={given !== ''} value={password} onChange={(event) => setPassword(event.target.value)} />
      {code === null ? null : <Field label={say('signIn.code')} about={say('signIn.codeAbout')} name="code" autoComplete="one-time-code" required autoFocus value={code} onChange={(event) => setCode(event.target.value)} />}
      <Button type="primary" htmlType="submit" block disabled={busy}>{say(busy ? 'signIn.doing' : 'signIn.do')}</Button>
    </form>
  );
}

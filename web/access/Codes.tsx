import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Field } from './Field.tsx';
import { SecretOnce } from './SecretOnce.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';

/** Codes at sign-in: begun with the password, confirmed with a code, dropped with the password. */
export function Codes(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const { me, refresh } = useSession();
  const [password, setPassword] = useState('');
  const [begun, setBegun] = useState<{ readonly secret: string; readonly address: string } | null>(null);
  const [code, setCode] = useState('');
  const [recovery, setRecovery] = useState<readonly string[] | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const inUse = me?.account?.codeAsked === true;
  async function attempt(event: FormEvent, act: () => Promise<void>): Promise<void> {
    event.preventDefault();
    setRefused(null);
    try {
      await act();
    } catch (error) {
      setRefused(tell(error).detail);
    }
  }
  const begin = async (): Promise<void> => { setBegun(await call('beginCode', { body: { password } })); setPassword(''); };
  const drop = async (): Promise<void> => { await call('dropCode', { body: { password } }); setPassword(''); notify({ text: say('code.dropped') }); await refresh(); };
  const confirm = async (): Promise<void> => { setRecovery((await call('confirmCode', { body: { code } })).recovery); setBegun(null); setCode(''); await refresh(); };
  return (
    <div className="access-narrow">
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      {begun === null ? (
        <form className="access-form" onSubmit={(event) => void attempt(event, inUse ? drop : begin)}>
          <p className="quiet">{say(inUse ? 'code.inUse' : 'code.about')}</p>
          <Field label={say('password.now')} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />
          <p><Button htmlType="submit">{say(inUse ? 'code.drop' : 'code.begin')}</Button></p>
        </form>
      ) : (
        <form className="access-form" onSubmit={(event) => void attempt(event, confirm)}>
          <p>{say('code.secret')}</p>
          <p><code className="access-secret">{begun.secret.replace(/(.{4})/g, '$1 ').trim()}</code></p>
          <p><a href={begun.address}>{say('code.open')}</a></p>
          <Field label={say('signIn.code')} required inputMode="numeric" autoComplete="one-time-code" value={code} onChange={(event) => setCode(event.target.value)} />
          <p><Button type="primary" htmlType="submit">{say('code.confirm')}</Button></p>
        </form>
      )}
      {recovery === null ? null : <SecretOnce title={say('code.recovery')} about={say('code.recoveryAbout')} secret={recovery} onClose={() => setRecovery(null)} />}
    </div>
  );
}

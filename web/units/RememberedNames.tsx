/** What names were confirmed to mean in the papers of one unit. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { useChange } from './use-change.ts';
import { words } from './words.ts';

export function RememberedNames({ scopeId }: { readonly scopeId: string }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const scope = useQuery({ queryKey: ['units', 'one', scopeId], queryFn: ({ signal }) => call('openUnit', { params: { id: scopeId }, signal }) });
  const names = useQuery({ queryKey: ['units', 'remembered', scopeId], queryFn: ({ signal }) => call('listUnitNames', { query: { scope: scopeId }, signal }) });
  const forget = useChange((id: string) => call('forgetUnitName', { params: { id } }), () => undefined);
  useEffect(() => { document.title = say('names.ofUnit'); }, [say]);
  const error = scope.error ?? names.error;
  if (error !== null) {
    const told = tell(error);
    return <Sentence title={told.title} detail={told.detail} id={told.id} />;
  }
  if (scope.data === undefined || names.data === undefined) return <Loading />;
  const { name } = scope.data.unit;
  return (
    <div className="unit-names">
      <p><Link to={`/units?unit=${scopeId}`}>{name}</Link></p>
      <header><div><h1>{say('names.ofUnit')}</h1>{names.data.length === 0 ? null : <p className="quiet">{say('names.ofUnitLead', { name })}</p>}</div></header>
      {forget.error === null ? null : <p className="refused" role="alert">{complaint(forget.error)}</p>}
      {names.data.length === 0 ? <p className="blank">{say('names.ofUnitNone', { name })}</p> : (
        <table className="unit-names-table">
          <thead><tr><th>{say('names.name')}</th><th>{say('names.means')}</th><th /></tr></thead>
          <tbody>
            {names.data.map((one) => (
              <tr key={one.id}>
                <td className="read-name" lang="zh-CN">{one.name}</td>
                <td lang="zh-CN">{one.target.kind === 'outside' ? say('names.outside') : one.target.name}{one.target.kind === 'collective' ? <small> {say('names.set')}</small> : null}</td>
                <td className="name-acts">{scope.data.editable ? <button type="button" className="link" aria-label={`${say('names.forget')} ${one.name}`} onClick={() => forget.mutate(one.id)}>{say('names.forget')}</button> : null}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

/** What the reader's own unit owes; who reads everything chooses a unit. */
import { type ReactNode, useEffect } from 'react';
import { Navigate, useNavigate } from 'react-router';
import { useSession } from '../access/session.tsx';
import { unitOf } from '../access/start.ts';
import { useWords } from '../labels/words.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';
import './plans.css';

export default function MyDutiesPage(): ReactNode {
  const say = useWords(words);
  const navigate = useNavigate();
  const { me } = useSession();
  const unit = me === null ? null : unitOf(me);
  useEffect(() => { document.title = say('duties.own'); }, [say]);
  if (unit !== null) return <Navigate to={`/duties/${unit}`} replace />;
  return (
    <div className="plan-page">
      <header className="plan-head">
        <h1>{say('duties.own')}</h1>
        <p className="quiet">{say('duties.choose')}</p>
        <UnitPicker label={say('duties.choose')} value={null} autoFocus onChange={(chosen) => { if (chosen !== null) void navigate(`/duties/${chosen.id}`); }} />
      </header>
    </div>
  );
}

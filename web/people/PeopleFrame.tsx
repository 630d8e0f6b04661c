/** The head of the pages about people: where one is, of which day, in and out by Excel. */
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { NavLink } from 'react-router';
import { useSession } from '../access/session.tsx';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { ExportDialog } from './ExportDialog.tsx';
import { ImportDialog } from './ImportDialog.tsx';
import { useDay } from './use-day.ts';
import { words } from './words.ts';
import '../access/access.css';
import './people.css';

export interface PeopleFrameProps { readonly title: string; readonly about?: string; readonly action?: ReactNode; readonly children: ReactNode }

export function PeopleFrame({ title, about, action, children }: PeopleFrameProps): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const { on, choose } = useDay();
  const [dialog, setDialog] = useState<'import' | 'export' | null>(null);
  useEffect(() => { document.title = title; }, [title]);
  const to = (path: string): string => (on === undefined ? path : `${path}?on=${on}`);
  return (
    <section className="access-page">
      <nav className="people-tabs" aria-label={say('tabs')}><NavLink to={to('/leading-groups')}>{say('tab.groups')}</NavLink><NavLink to={to('/liaisons')}>{say('tab.liaisons')}</NavLink><NavLink to={to('/pairings')}>{say('tab.pairings')}</NavLink></nav>
      <header>
        <h1>{title}</h1>
        <div className="people-actions">
          {can('manage-people') ? <><Button onClick={() => setDialog('import')}>{say('import')}</Button><Button onClick={() => setDialog('export')}>{say('export')}</Button></> : null}
          {action}
        </div>
      </header>
      {about === undefined ? null : <p className="quiet">{about}</p>}
      <div className="people-day"><DateField label={say('on')} daysOnly value={on ?? ''} onChange={choose} /></div>
      {on === undefined ? null : <p className="people-then" role="status">{say('on.then', { on })} <button type="button" className="link" onClick={() => choose('')}>{say('on.back')}</button></p>}
      {children}
      {dialog === 'import' ? <ImportDialog onClose={() => setDialog(null)} /> : null}
      {dialog === 'export' ? <ExportDialog onClose={() => setDialog(null)} /> : null}
    </section>
  );
}

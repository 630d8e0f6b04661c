import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedUnit, UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from './UnitPicker.tsx';
import { useChange } from './use-change.ts';
import { words } from './words.ts';

/** Puts a unit with all below it under another. */
export function MoveDialog({ opened: { unit }, onClose }: { readonly opened: OpenedUnit; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [to, setTo] = useState<UnitReference | null>(null);
  const [root, setRoot] = useState(false);
  const move = useChange(() => call('moveUnit', { params: { id: unit.id }, ifMatch: unit.version, body: { parentId: root ? null : (to?.id ?? null), position: unit.position } }), onClose);
  return (
    <Dialog title={say('move.title', { name: unit.name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!root && to === null} loading={move.isPending} onClick={() => move.mutate(undefined)}>{say('move')}</Button></>}>
      <p className="quiet">{say('move.about')}</p>
      {move.error === null ? null : <p className="refused" role="alert">{complaint(move.error)}</p>}
      <div className="field"><span>{say('move.to')}</span>{root ? null : <UnitPicker label={say('move.to')} value={to} onChange={setTo} autoFocus />}</div>
      <label><input type="checkbox" checked={root} onChange={(event) => setRoot(event.target.checked)} /> {say('move.root')}</label>
    </Dialog>
  );
}

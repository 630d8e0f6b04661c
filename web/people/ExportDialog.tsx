/** The list as a workbook; whole telephones with a reason that stays on record. */
import { type ReactNode, useState } from 'react';
import { Field } from '../access/Field.tsx';
import { call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { FormDialog } from './FormDialog.tsx';
import { words } from './words.ts';

export function ExportDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const [past, setPast] = useState(false);
  const [whole, setWhole] = useState(false);
  const [reason, setReason] = useState('');
  return (
    <FormDialog title={say('export.title')} about={say('export.about')} button={say('export.do')} possible={!whole || reason.trim() !== ''} onClose={onClose} onDo={async () => saveResponse(await call('exportPeople', { body: { past, reason: whole ? reason : null } }), 'people.xlsx')}>
      <p><label><input type="checkbox" checked={past} onChange={(event) => setPast(event.target.checked)} /> {say('export.past')}</label></p>
      <p><label><input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} /> {say('export.phones')}</label></p>
      {whole ? <Field label={say('export.why')} required maxLength={200} value={reason} onChange={(event) => setReason(event.target.value)} /> : null}
    </FormDialog>
  );
}

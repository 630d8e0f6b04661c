/** From when to when a line holds; and the way out for what was entered by mistake. */
import { type ReactNode, useState } from 'react';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { FormDialog } from './FormDialog.tsx';
import { type Days, SpanFields, spanOf } from './SpanFields.tsx';
import { words } from './words.ts';

export interface DaysDialogProps {
  readonly name: string;
  readonly span: { readonly from: string | null; readonly to: string | null };
  readonly onSave: (span: { from: string | null; to: string | null }) => Promise<unknown>;
  readonly onRemove: () => Promise<unknown>;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

export function DaysDialog({ name, span, onSave, onRemove, onDone, onClose }: DaysDialogProps): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [days, setDays] = useState<Days>({ from: span.from ?? '', to: span.to ?? '' });
  const [removing, setRemoving] = useState(false);
  if (removing) return <FormDialog title={say('remove')} about={say('remove.ask')} button={say('remove')} onClose={() => setRemoving(false)} onDo={async () => { await onRemove(); notify({ text: say('removed') }); await onDone(); onClose(); }} />;
  return (
    <FormDialog title={say('days.title', { name })} button={say('save')} onClose={onClose} onDo={async () => { await onSave(spanOf(days)); notify({ text: say('saved') }); await onDone(); }} aside={<button type="button" className="danger" onClick={() => setRemoving(true)}>{say('remove')}</button>}>
      <SpanFields value={days} onChange={setDays} />
    </FormDialog>
  );
}

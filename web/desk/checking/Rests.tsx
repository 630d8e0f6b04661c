/** The words that a value rests on: chosen in the paper, or typed and found there. */
import { type ReactNode, useEffect, useState } from 'react';
import type { Span } from '#kernel';
import { useWords } from '../../labels/words.ts';
import { passageOf } from './passage.ts';
import { Field } from './ValueFields.tsx';
import { words } from './words.ts';

export function Rests({ text, near, rests, onRests, onToPaper }: { readonly text: string; readonly near: Span | null; readonly rests: Span | null; readonly onRests: (span: Span | null) => void; readonly onToPaper: () => void }): ReactNode {
  const say = useWords(words);
  const held = rests === null ? '' : text.slice(...rests).replace(/\s+/gu, '');
  const [typed, setTyped] = useState(held);
  // Chosen elsewhere, the words stand here too.
  useEffect(() => { if (rests !== null) setTyped(held); }, [rests, held]);
  const missing = typed.trim() !== '' && rests === null;
  return (
    <div className="edit-rests">
      <Field label={say('rests')} wrong={missing ? say('rests.notFound') : null} wide {...(typed === '' ? { about: say('rests.none') } : {})}>
        {(described) => (
          <input type="text" className="edit-passage" lang="zh-CN" value={typed} placeholder={say('rests.about')} autoComplete="off" aria-describedby={described}
            onChange={(event) => { setTyped(event.target.value); onRests(passageOf(text, event.target.value, near)); }} />
        )}
      </Field>
      <button type="button" className="link to-paper" onClick={onToPaper}>{say('rests.toPaper')}</button>
    </div>
  );
}

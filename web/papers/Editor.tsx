import { Input } from 'antd';
import type { ReactNode, RefObject } from 'react';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

/** As it is typed. */
export interface Text { readonly title: string; readonly addressees: string; readonly body: string; readonly contact: string }

export function Editor({ text, area, onChange }: { readonly text: Text; readonly area: RefObject<HTMLTextAreaElement | null>; readonly onChange: (text: Text) => void }): ReactNode {
  const say = useWords(words);
  return (
    <div className="paper-editor" lang="zh-CN">
      <label className="field"><span>{say('edit.title')}</span><Input value={text.title} maxLength={200} onChange={(event) => onChange({ ...text, title: event.target.value })} /></label>
      <label className="field"><span>{say('edit.to')}</span><Input value={text.addressees} maxLength={4_000} onChange={(event) => onChange({ ...text, addressees: event.target.value })} /></label>
      <label className="field is-body"><span>{say('edit.body')}</span><textarea ref={area} value={text.body} maxLength={60_000} onChange={(event) => onChange({ ...text, body: event.target.value })} /></label>
      <p className="quiet">{say('edit.hint')}</p>
      <label className="field"><span>{say('edit.contact')}</span><Input value={text.contact} maxLength={200} onChange={(event) => onChange({ ...text, contact: event.target.value })} /></label>
    </div>
  );
}

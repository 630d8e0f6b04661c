/** What the document says of itself: title, number, issuers, date, to whom, who leads, terms it defines. */
import type { ReactNode } from 'react';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { type Anchor, spansOf } from './anchor.ts';
import { ToWords } from './ToWords.tsx';
import { RULE_LABEL } from './wording.ts';

export function Head({ reading, at, onChoose }: { readonly reading: Reading; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void }): ReactNode {
  const say = useSay();
  const { document } = reading;
  const linked = (anchor: Anchor, content: ReactNode): ReactNode => (spansOf(reading, anchor).length === 0 ? content : <ToWords anchor={anchor} at={at} onChoose={onChoose}>{content}</ToWords>);
  const none = <span className="none">{say('head.notSaid')}</span>;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [say('head.title'), document.title !== null ? linked('h.title', document.title) : none],
    [say('head.documentNumber'), document.documentNumber !== null ? linked('h.documentNumber', document.documentNumber) : none],
    [say('head.issuers'), document.issuers.length > 0 ? linked('h.issuers', document.issuers.join('、')) : none],
    [say('head.issuedOn'), document.issuedOn !== null ? linked('h.issuedOn', document.issuedOn) : none],
    [say('head.leadRule'), linked('h.leadRule', say(RULE_LABEL[document.leadRule]))],
    [say('head.addressees'), document.addressees.length > 0 ? linked('h.addressees', document.addressees.join('、')) : none],
    [say('head.copiedTo'), document.copiedTo.length > 0 ? linked('h.copiedTo', document.copiedTo.join('、')) : none],
    [say('head.disclosure'), document.disclosure !== null ? linked('h.disclosure', document.disclosure) : none],
    [say('head.validUntil'), document.validUntil !== null ? linked('h.validUntil', document.validUntil) : none],
    [say('head.plan'), document.plan !== null ? linked('h.plan', document.plan.title) : none],
  ];
  return (
    <div className="head">
      <dl className="detail-values">
        {rows.map(([name, content]) => <div key={name}><dt>{name}</dt><dd>{content}</dd></div>)}
      </dl>
      {document.attachments.length > 0 ? (
        <>
          <h3>{say('head.attachments')}</h3>
          <ul>{document.attachments.map((one, i) => <li key={i}>{linked(`h${i}.attachment`, one.title)} <span className={one.present ? 'quiet' : 'absent'}>{say(one.present ? 'head.present' : 'head.absent')}</span></li>)}</ul>
        </>
      ) : null}
      {document.definitions.length > 0 ? (
        <>
          <h3>{say('head.definitions')}</h3>
          <dl className="definitions">{document.definitions.map((one, i) => <div key={i}><dt>{linked(`h${i}.definition`, one.term)}</dt><dd>{one.meaning}</dd></div>)}</dl>
        </>
      ) : null}
    </div>
  );
}

/** What the document says of itself: title, number, issuers, date, to whom, who leads, terms it defines. */
import type { ReactNode } from 'react';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { type Anchor, spansOf } from './anchor.ts';
import { useCheckingDesk } from './checking/context.ts';
import { CellEditor } from './checking/editor.ts';
import { RereadLine } from './checking/RereadLine.tsx';
import { CellNote } from './checking/RowChecking.tsx';
import { ToWords } from './ToWords.tsx';
import { RULE_LABEL } from './wording.ts';

export function Head({ reading, at, onChoose }: { readonly reading: Reading; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void }): ReactNode {
  const say = useSay();
  const { document } = reading;
  const desk = useCheckingDesk();
  const linked = (anchor: Anchor, content: ReactNode): ReactNode => (spansOf(reading, anchor).length === 0 && desk?.checking.index.at(anchor) === undefined ? content : <ToWords anchor={anchor} at={at} onChoose={onChoose}>{content}</ToWords>);
  const notSaid = <span className="none">{say('head.notSaid')}</span>;
  // Where things are checked, what is not said can be chosen too, and filled.
  const none = (part: string): ReactNode => (desk === null ? notSaid : linked(`h.${part}`, notSaid));
  const chosen = desk?.checking.index.at(at);
  const rows: readonly (readonly [string, ReactNode, Anchor])[] = [
    [say('head.title'), document.title !== null ? linked('h.title', document.title) : none('title'), 'h.title'],
    [say('head.documentNumber'), document.documentNumber !== null ? linked('h.documentNumber', document.documentNumber) : none('documentNumber'), 'h.documentNumber'],
    [say('head.issuers'), document.issuers.length > 0 ? linked('h.issuers', document.issuers.join('、')) : none('issuers'), 'h.issuers'],
    [say('head.issuedOn'), document.issuedOn !== null ? linked('h.issuedOn', document.issuedOn) : none('issuedOn'), 'h.issuedOn'],
    [say('head.leadRule'), linked('h.leadRule', say(RULE_LABEL[document.leadRule])), 'h.leadRule'],
    [say('head.addressees'), document.addressees.length > 0 ? linked('h.addressees', document.addressees.join('、')) : none('addressees'), 'h.addressees'],
    [say('head.copiedTo'), document.copiedTo.length > 0 ? linked('h.copiedTo', document.copiedTo.join('、')) : none('copiedTo'), 'h.copiedTo'],
    [say('head.disclosure'), document.disclosure !== null ? linked('h.disclosure', document.disclosure) : none('disclosure'), 'h.disclosure'],
    [say('head.validUntil'), document.validUntil !== null ? linked('h.validUntil', document.validUntil) : none('validUntil'), 'h.validUntil'],
    [say('head.plan'), document.plan !== null ? linked('h.plan', document.plan.title) : none('plan'), 'h.plan'],
  ];
  return (
    <div className="head">
      <dl className="detail-values">
        {rows.map(([name, content, anchor]) => (
          <div key={name}><dt>{name}</dt><dd>{content}
            {chosen !== undefined && anchor === at && desk?.editing == null ? <div className="head-cell"><CellNote cell={chosen} /></div> : null}
            {desk?.editing?.at === anchor ? <div className="head-cell"><CellEditor /></div> : null}
          </dd></div>
        ))}
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
      <RereadLine />
    </div>
  );
}

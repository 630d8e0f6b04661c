/** The kept documents, newest first, or the deleted ones with the way back. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useRef } from 'react';
import { Link } from 'react-router';
import type { DocumentSummary } from '#documents/model';
import { deleteDocument, restoreDocument } from '../api/client.ts';
import { useSay } from '../labels/index.tsx';
import { Sought } from '../words/Sought.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { shanghaiDay, shanghaiMinute } from './moments.ts';

/** Names of formats, the same in both languages; plain text has none worth saying. */
const FORMAT: Readonly<Record<DocumentSummary['format'], string | null>> = { text: null, markdown: 'Markdown', html: 'HTML', docx: 'Word', xlsx: 'Excel', pdf: 'PDF', ofd: 'OFD', doc: 'Word 97' };

export function DocumentList({ documents, deleted, query, stale }: { readonly documents: readonly DocumentSummary[]; readonly deleted: boolean; readonly query: string; readonly stale: boolean }): ReactNode {
  const say = useSay();
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  /** One notice of this list at a time: what was undone is no longer offered to be undone. */
  const putAway = useRef<() => void>(() => undefined);
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['documents'] });
  const failed = (error: unknown): void => { notify({ text: complaint(error), failed: true }); };

  const restore = useMutation({
    mutationFn: (document: DocumentSummary) => restoreDocument(document.id),
    onSuccess: (summary) => { putAway.current(); putAway.current = notify({ text: say('documents.restored', { name: summary.title ?? summary.name }) }); return again(); },
    onError: failed,
  });
  const remove = useMutation({
    mutationFn: (document: DocumentSummary) => deleteDocument(document.id),
    onSuccess: (_, document) => {
      putAway.current();
      putAway.current = notify({ text: say('documents.wasDeleted', { name: document.title ?? document.name }), action: { label: say('documents.undo'), run: () => restore.mutate(document) } });
      return again();
    },
    onError: failed,
  });

  const find = query === '' || stale ? '' : `?find=${encodeURIComponent(query)}`;
  if (documents.length === 0) return <p className="blank">{say(query !== '' ? 'documents.noneFound' : deleted ? 'documents.noneDeleted' : 'documents.none')}</p>;
  return (
    <table className="document-list">
      <thead>
        <tr>
          <th scope="col">{say('list.document')}</th><th scope="col">{say('list.issuedOn')}</th>
          <th scope="col" className="figure">{say('tab.tasks')}</th>
          <th scope="col" className="figure">{say('column.target')}</th><th scope="col" className="figure">{say('tab.findings')}</th>
          <th scope="col">{say(deleted ? 'list.erasedOn' : 'list.keptAt')}</th><th scope="col"><span className="visually-hidden">{say('list.actions')}</span></th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr key={document.id}>
            <td className="cell-document">
              <Link to={`/documents/${document.id}${find}`} lang="zh-CN">{document.title ?? document.name}</Link>
              <span className="quiet">{document.mode === 'draft' ? <span className="draft-sign">{say('list.draft')}</span> : null}{[FORMAT[document.format], document.documentNumber, document.title === null ? null : document.name].filter((part) => part !== null).join(' · ')}</span>
              {document.snippet !== undefined && !stale ? <span className="snippet" lang="zh-CN">…<Sought text={document.snippet} word={query.split(/\s+/u)[0] ?? ''} />…</span> : null}
            </td>
            <td className="cell-day" data-label={say('list.issuedOn')}>{document.issuedOn ?? '—'}</td>
            <td className="figure" data-label={say('tab.tasks')}>{document.counts.tasks}</td>
            <td className="figure" data-label={say('column.target')}>{document.counts.targets}</td>
            <td className="figure" data-label={say('tab.findings')}>{document.counts.findings > 0 ? <Link to={`/documents/${document.id}?tab=findings`}>{document.counts.findings}</Link> : 0}</td>
            <td className="cell-day" data-label={say(deleted ? 'list.erasedOn' : 'list.keptAt')}>{deleted ? document.erasedAt === null ? '—' : shanghaiDay(document.erasedAt) : shanghaiMinute(document.createdAt)}</td>
            <td className="cell-action">
              {deleted ? <button type="button" className="link" aria-label={say('documents.restoreOne', { name: document.title ?? document.name })} onClick={() => restore.mutate(document)}>{say('documents.restore')}</button>
                : <button type="button" className="link danger" aria-label={say('documents.deleteOne', { name: document.title ?? document.name })} onClick={() => remove.mutate(document)}>{say('documents.delete')}</button>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

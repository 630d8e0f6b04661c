/** The first page: take documents in, find those that were kept, open a sample. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../access/session.tsx';
import { listDocuments } from '../api/client.ts';
import { useSay } from '../labels/index.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { useTyped } from '../shell/use-typed.ts';
import { DocumentList } from './DocumentList.tsx';
import { Intake } from './Intake.tsx';
import { Samples } from './Samples.tsx';
import './documents.css';

export default function DocumentsPage(): ReactNode {
  const say = useSay();
  const tell = useProblem();
  const { can, me } = useSession();
  const adds = me === null || can('add-documents');
  const [params, setParams] = useSearchParams();
  const deleted = params.get('deleted') === '1';
  const query = params.get('q') ?? '';
  const [typed, setTyped] = useTyped(query, (wanted) => setParams((current) => {
    const next = new URLSearchParams(current);
    if (wanted === '') next.delete('q');
    else next.set('q', wanted);
    return next;
  }, { replace: true }));
  useEffect(() => { document.title = say('shell.title'); }, [say]);

  const { data, error, isPending, isPlaceholderData, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['documents', { query, deleted }],
    queryFn: ({ pageParam, signal }) => listDocuments({ query, deleted, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  });
  const documents = data?.pages.flatMap((page) => page.items) ?? [];
  const fresh = !isPending && error === null && documents.length === 0 && query === '' && !deleted;

  function show(wanted: boolean): void {
    setTyped('');
    setParams(wanted ? { deleted: '1' } : {});
  }

  if (isPending && error === null) return <Loading />;
  return (
    <div className={`documents${fresh ? ' is-fresh' : ''}`}>
      <h1>{say(fresh && adds ? 'documents.welcome' : 'documents.title')}</h1>
      <p className="lead">{say('documents.lead')}</p>
      {adds ? <Intake large={fresh} /> : null}
      {fresh && !adds ? <p className="blank">{say('documents.noneForYou')} <Link to="/ledger">{say('documents.toLedger')}</Link></p> : fresh ? (
        <>
          <Samples />
          <p className="to-deleted"><button type="button" className="link" onClick={() => show(true)}>{say('documents.toDeleted')}</button></p>
        </>
      ) : (
        <section className={`kept${isPlaceholderData ? ' is-stale' : ''}`} aria-label={say('documents.kept')}>
          <div className="kept-bar">
            <div className="switch" role="group" aria-label={say('documents.which')}>
              <button type="button" aria-pressed={!deleted} onClick={() => show(false)}>{say('documents.kept')}</button>
              <button type="button" aria-pressed={deleted} onClick={() => show(true)}>{say('documents.deleted')}</button>
            </div>
            <Input className="kept-search" type="search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={say('documents.search')} aria-label={say('documents.search')} />
            <span className="quiet" role="status">{[...typed.trim()].length === 1 ? say('documents.oneMore') : query !== '' && data && !isPlaceholderData && error === null ? say(hasNextPage ? 'documents.foundMany' : 'documents.found', { count: documents.length, query }) : ''}</span>
          </div>
          {error ? (
            <p className="refused" role="alert"><b>{tell(error).title}</b> {tell(error).detail} <button type="button" className="link" onClick={() => void refetch()}>{say('shell.again')}</button></p>
          ) : <DocumentList documents={documents} deleted={deleted} query={query} stale={isPlaceholderData} />}
          {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('documents.next')}</Button></p> : null}
          {adds ? <details className="samples-fold"><summary>{say('samples.title')}</summary><Samples bare /></details> : null}
        </section>
      )}
    </div>
  );
}

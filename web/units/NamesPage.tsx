/** The names of units in a document, each confirmed once: by keyboard, one after the other, or all that are sure. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { Link, useSearchParams } from 'react-router';
import type { NameMatch, UnitReference } from '#units/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { type Pressed, useQueuedKeys } from '../shell/queued-keys.ts';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { CollectiveDialog } from './CollectiveDialog.tsx';
import { type Meaning, meaningOf, NameLine } from './NameLine.tsx';
import { namesIn } from './names-in.ts';
import { RememberedNames } from './RememberedNames.tsx';
import { UnitPicker } from './UnitPicker.tsx';
import { useChange } from './use-change.ts';
import { words } from './words.ts';
import './units.css';

export default function NamesPage(): ReactNode {
  const [params] = useSearchParams();
  const [documentId, scopeId] = [params.get('document'), params.get('scope')];
  return documentId === null && scopeId !== null ? <RememberedNames scopeId={scopeId} /> : <DocumentNames />;
}

const NAMES = ['j', 'k', 'ArrowDown', 'ArrowUp', 'Enter', '1', '2', '3', '4', '5', 'o', 'x', 'u'] as const;
type NameKey = (typeof NAMES)[number];
interface Meant { readonly name: string; readonly meaning: Meaning }
/** A key, or what was chosen by mouse: one of the proposals, or something else. */
type Asked = NameKey | (Meant & { readonly proposed: boolean });

/** They rest while something is being typed or a dialog is open. */
function nameKey(event: KeyboardEvent): NameKey | null {
  const target = event.target as Element;
  if (target.closest('input, textarea, select, dialog, [role="dialog"], [role="listbox"]') !== null || event.key === 'Enter' && target.closest('button, a') !== null) return null;
  return NAMES.find((name) => name === event.key) ?? null;
}

function DocumentNames(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const notify = useNotify();
  const [params, setParams] = useSearchParams();
  const documentId = params.get('document');
  const [at, setAt] = useState(0);
  const [choosing, setChoosing] = useState<string | null>(null);
  const [making, setMaking] = useState<string | null>(null);
  const { can } = useSession();
  const sets = useQuery({ queryKey: ['units', 'sets'], queryFn: ({ signal }) => call('listCollectives', { query: {}, signal }) });
  useEffect(() => { document.title = say('names.title'); }, [say]);

  const opened = useQuery({ queryKey: ['document', documentId, 'names'], queryFn: ({ signal }) => call('openDocument', { params: { id: documentId ?? '' }, signal }), enabled: documentId !== null });
  const layers = useQuery({ queryKey: ['document', documentId, 'layers'], queryFn: ({ signal }) => call('listCorrections', { params: { id: documentId ?? '' }, query: {}, signal }), enabled: documentId !== null });
  const read = useMemo(() => (opened.data === undefined || layers.data === undefined ? null : namesIn(opened.data.reading, layers.data.corrections)), [opened.data, layers.data]);
  const issuers = useQuery({
    queryKey: ['units', 'issuers', read?.issuers], enabled: read !== null && read.issuers.length > 0,
    queryFn: ({ signal }) => call('matchUnitNames', { body: { scopeUnitId: null, names: [...read?.issuers ?? []] }, signal }),
  });
  const guessed = issuers.data?.find(({ sure, proposals }) => sure && proposals[0]?.target.kind === 'unit')?.proposals[0]?.target;
  const wanted = params.get('scope');
  const paper = useQuery({ queryKey: ['units', 'paper', documentId], queryFn: ({ signal }) => call('showPaperScope', { params: { id: documentId ?? '' }, signal }), enabled: documentId !== null });
  // As publishing does: what was confirmed, the issuer where the paper tells of one that is in the tree, whoever keeps the plan.
  const scopeId = wanted === 'none' ? null : (wanted ?? paper.data?.scopeUnitId ?? (guessed?.kind === 'unit' ? guessed.id : params.get('owner')));
  const scope = useQuery({ queryKey: ['units', 'one', scopeId], queryFn: ({ signal }) => call('openUnit', { params: { id: scopeId ?? '' }, signal }), enabled: scopeId !== null });
  const ready = read !== null && !paper.isPending && (read.issuers.length === 0 || !issuers.isPending);
  const matched = useQuery({
    queryKey: ['units', 'names', documentId, scopeId], enabled: ready && read.names.size > 0,
    queryFn: ({ signal }) => call('matchUnitNames', { body: { scopeUnitId: scopeId, names: [...read?.names.keys() ?? []], on: read?.day ?? null, documentId, issuers: [...read?.heads ?? []] }, signal }),
  });
  const matches = useMemo(() => matched.data ?? [], [matched.data]);
  const open = matches.filter(({ remembered }) => remembered === null);
  const sure = open.filter((match) => match.sure);

  const confirm = useChange((names: readonly Meant[]) => call('confirmUnitNames', { body: { scopeUnitId: scopeId, documentId, names: names.map(({ name, meaning }) => ({ name, meaning })) } }), () => setChoosing(null));
  const forget = useChange((ids: readonly string[]) => Promise.all(ids.map((id) => call('forgetUnitName', { params: { id } }))), () => undefined);
  /** Drawn at once: a key that waited means what stands here now. */
  const step = (by: 1 | -1): void => flushSync(() => setAt((now) => Math.max(0, Math.min(now + by, matches.length - 1))));
  const mean = async (names: readonly Meant[]): Promise<boolean> => confirm.mutateAsync(names).then(() => true, () => false);
  /** Whether it was confirmed; then the next name is at hand. */
  const accept = async ({ name }: NameMatch, meaning: Meaning | undefined): Promise<boolean> => {
    const done = meaning !== undefined && await mean([{ name, meaning }]);
    if (done) step(1);
    return done;
  };
  function handle(asked: Asked): Pressed {
    if (typeof asked !== 'string') {
      const match = matches.find(({ name }) => name === asked.name);
      // The second of two clicks on it: it was confirmed meanwhile.
      if (match === undefined || asked.proposed && match.remembered !== null) return true;
      return asked.proposed ? accept(match, asked.meaning) : mean([asked]);
    }
    const match = matches[at];
    if (match === undefined) return false;
    const isOpen = match.remembered === null;
    switch (asked) {
      case 'j': case 'ArrowDown': step(1); return true;
      case 'k': case 'ArrowUp': step(-1); return true;
      case 'o': setChoosing(match.name); return true;
      case 'x': return isOpen ? accept(match, { kind: 'outside' }) : true;
      case 'u': return match.remembered === null ? true : forget.mutateAsync([match.remembered.id]).then(() => true, () => false);
      default: {
        const proposal = match.proposals[asked === 'Enter' ? 0 : Number(asked) - 1];
        return isOpen ? accept(match, proposal && meaningOf(proposal.target)) : true;
      }
    }
  }
  const ask = useQueuedKeys<Asked>(nameKey, { handle, leadsAway: (asked) => asked === 'o' });
  useEffect(() => { document.querySelector('.unit-names-table tr.is-at')?.scrollIntoView({ block: 'nearest' }); }, [at]);

  if (documentId === null) return <Sentence title={say('names.title')} detail={say('names.noDocument')} action={<Link to="/">{say('names.back')}</Link>} />;
  const error = opened.error ?? layers.error ?? paper.error ?? matched.error;
  if (error !== null) {
    const told = tell(error);
    return <Sentence title={told.title} detail={told.detail} id={told.id} />;
  }
  if (read === null || !ready) return <Loading />;
  const chosenScope: UnitReference | null = scopeId === null || scope.data === undefined ? null : { id: scope.data.unit.id, name: scope.data.unit.name };
  const confirmAll = (): void => {
    confirm.mutate(sure.flatMap(({ name, proposals }) => (proposals[0] === undefined ? [] : [{ name, meaning: meaningOf(proposals[0].target) }])), {
      onSuccess: (done) => {
        setAt((now) => { const next = matches.findIndex((match) => match.remembered === null && !match.sure); return next === -1 ? now : next; });
        notify({ text: say('names.confirmedCount', { count: done.length }), action: { label: say('undo'), run: () => forget.mutate(done.map(({ id }) => id)) } });
      },
    });
  };
  return (
    <div className="unit-names">
      <p><Link to={`/documents/${documentId}`}>{say('names.back')}</Link></p>
      <header><div><h1>{say('names.title')}</h1><p className="quiet">{say('names.lead')}</p></div></header>
      <div className="names-scope">
        <span>{say('names.scope')}</span>
        <UnitPicker label={say('names.scope')} value={chosenScope} placeholder={say('names.scopeHint')} onChange={(unit) => { setAt(0); setParams({ document: documentId, scope: unit?.id ?? 'none' }, { replace: true }); }} />
        {scopeId === null ? <span className="quiet">{say('names.noScope')}</span> : null}
      </div>
      {read.names.size === 0 ? <p className="blank">{say('names.empty')}</p> : matched.data === undefined ? <Loading /> : (
        <>
          <div className="names-state">
            <span role="status">{say('names.state', { count: matches.length, done: matches.length - open.length, sure: sure.length, open: open.length - sure.length })}</span>
            {sure.length === 0 ? null : <Button type="primary" loading={confirm.isPending} onClick={confirmAll}>{say('names.allSure', { count: sure.length })}</Button>}
            <span className="quiet keys">{say('names.keys')}</span>
          </div>
          {confirm.error === null && forget.error === null ? null : <p className="refused" role="alert">{complaint(confirm.error ?? forget.error)}</p>}
          <table className="unit-names-table">
            <thead><tr><th>{say('names.name')}</th><th className="figure">{say('names.times')}</th><th>{say('names.means')}</th><th /></tr></thead>
            <tbody>
              {matches.map((match, n) => (
                <NameLine key={match.name} sets={sets.data ?? []} onSet={can('manage-units') ? () => setMaking(match.name) : null} match={match} times={read.names.get(match.name) ?? 1} isAt={n === at} choosing={choosing === match.name} onAt={() => setAt(n)} onChoosing={(wantsTo) => setChoosing(wantsTo ? match.name : null)}
                  onAccept={(proposal) => ask({ name: match.name, meaning: meaningOf(proposal.target), proposed: true })} onMean={(meaning) => ask({ name: match.name, meaning, proposed: false })} onForget={(id) => forget.mutate([id])} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {making === null ? null : <CollectiveDialog edited={null} name={making} scope={chosenScope} belowName="" onClose={() => setMaking(null)} onSaved={(set) => confirm.mutate([{ name: making, meaning: { kind: 'collective', id: set.id } }])} />}
    </div>
  );
}

/** The ways by which digests leave the product: robots of groups, and mail. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import type { Channel, Ways } from '#notices/model';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { ChannelDialog } from './ChannelDialog.tsx';
import { sayFailure } from './failure.ts';
import { words } from './words.ts';
import '../access/access.css';
import './notices.css';

const CHANNELS = ['notices', 'channels'];

export default function ChannelsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: CHANNELS, queryFn: ({ signal }) => call('listChannels', { signal }) });
  const [dialog, setDialog] = useState<Channel | 'new' | null>(null);
  useEffect(() => { document.title = say('channels.title'); }, [say]);
  if (error !== null && data === undefined) {
    const { title, detail, id } = tell(error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  if (data === undefined) return <Loading />;
  return (
    <section className="access-page">
      <header><h1>{say('channels.title')}</h1>{data.ways.sealed ? <Button type="primary" onClick={() => setDialog('new')}>{say('channels.add')}</Button> : null}</header>
      <p className="quiet">{say('channels.about')} {say('channels.word')}</p>
      {data.ways.sealed ? null : <p className="refused">{say('ways.unsealed')}</p>}
      {data.ways.holidaysUnknown === null ? null : <p>{say('ways.holidays', { year: data.ways.holidaysUnknown })}</p>}
      {data.items.length === 0 ? <p className="blank">{say('channels.none')}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('channels.name')}</th><th scope="col">{say('channels.unit')}</th><th scope="col">{say('channels.kind')}</th><th scope="col">{say('channels.last')}</th><th scope="col">{say('channels.trial')}</th><th scope="col"><span className="visually-hidden">{say('channels.edit')}</span></th></tr></thead>
          <tbody>{data.items.map((one) => <Line key={one.id} channel={one} onEdit={() => setDialog(one)} />)}</tbody>
        </table>
      )}
      <MailLine ways={data.ways} />
      {dialog === null ? null : <ChannelDialog edited={dialog === 'new' ? null : dialog} onClose={() => setDialog(null)} />}
    </section>
  );
}

function Line({ channel, onEdit }: { readonly channel: Channel; readonly onEdit: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const { id, name, lastDigest, lastTrial } = channel;
  const trial = useMutation({
    mutationFn: () => call('tryChannel', { params: { id } }),
    onSuccess: ({ failure }) => { notify(failure === null ? { text: say('channels.tried', { name }) } : { text: say('trial.bad', { failure: sayFailure(say, failure) }), failed: true }); },
    onError: (error) => { notify({ text: complaint(error), failed: true }); },
    onSettled: () => queries.invalidateQueries({ queryKey: CHANNELS }),
  });
  return (
    <tr className={channel.enabled ? undefined : 'is-away'}>
      <td>{name}<br /><span className="channel-marks">{[...(channel.enabled ? [] : [say('channels.off')]), ...(channel.titles ? [say('channels.withTitles')] : [])].map((mark) => <span key={mark}>{mark}</span>)}</span></td>
      <td lang="zh-CN">{channel.unit?.name ?? say('channels.everywhere')}</td>
      <td>{say(`kind.${channel.kind}`)}<br /><span className="channel-marks"><span>{channel.host}</span>{channel.signs ? <span>{say('channels.signs')}</span> : null}</span></td>
      <td>{lastDigest === null ? <span className="quiet">{say('channels.never')}</span> : <><span>{lastDigest.day}</span> <span className={lastDigest.status === 'failed' ? 'channel-bad' : undefined}>{say(`status.${lastDigest.status}`, { count: lastDigest.count })}</span>{lastDigest.failure === null ? null : <><br /><span className="quiet">{sayFailure(say, lastDigest.failure)}</span></>}</>}</td>
      <td>{lastTrial === null ? <span className="quiet">{say('channels.never')}</span> : <><span>{shanghaiMinute(lastTrial.at)}</span><br /><span className={lastTrial.failure === null ? undefined : 'channel-bad'}>{lastTrial.failure === null ? say('trial.good') : say('trial.bad', { failure: sayFailure(say, lastTrial.failure) })}</span></>}</td>
      <td className="access-actions"><Button size="small" loading={trial.isPending} aria-label={say('channels.tryOf', { name })} onClick={() => trial.mutate()}>{say('channels.try')}</Button><Button size="small" aria-label={say('channels.changeOf', { name })} onClick={onEdit}>{say('channels.edit')}</Button></td>
    </tr>
  );
}

function MailLine({ ways }: { readonly ways: Ways }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const trial = useMutation({
    mutationFn: () => call('tryMail', {}),
    onSuccess: ({ failure }) => { notify(failure === null ? { text: say('ways.tried') } : { text: say('trial.bad', { failure: sayFailure(say, failure) }), failed: true }); },
    onError: (error) => { notify({ text: complaint(error), failed: true }); },
  });
  return (
    <section>
      <h2>{say('ways.title')}</h2>
      <p>{ways.mailFrom === null ? say('ways.noMail', { hour: ways.digestHour }) : say('ways.mail', { from: ways.mailFrom, hour: ways.digestHour })} {ways.lastMails === null ? null : say('ways.last', ways.lastMails)} {ways.mailFrom === null ? null : <Button size="small" loading={trial.isPending} onClick={() => trial.mutate()}>{say('ways.try')}</Button>}</p>
    </section>
  );
}

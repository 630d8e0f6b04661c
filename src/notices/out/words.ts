/** The words of what leaves the product: counts, a link, and titles of plans where somebody allowed that. No person, no text that somebody wrote. */
import type { NoticeKind } from '../model.ts';

type Lang = 'zh' | 'en';
/** What a digest tells: how many of each kind, and titles. */
export interface Counted { readonly kind: NoticeKind; readonly count: number; readonly titles: readonly string[] }

const KINDS: Readonly<Record<NoticeKind, Readonly<Record<Lang, string>>>> = {
  'dispatch-sent': { zh: '新交办', en: 'dispatched to you' },
  'dispatch-objected': { zh: '有异议的交办', en: 'dispatches objected to' },
  'report-submitted': { zh: '待审核的填报', en: 'reports to review' },
  'report-returned': { zh: '退回的填报', en: 'reports sent back' },
  'report-passed': { zh: '审核通过的填报', en: 'reports passed' },
  'report-to-accept': { zh: '待您确认的填报', en: 'reports to accept' },
  'request-asked': { zh: '待决定的延期、调整申请', en: 'requests to decide' },
  'request-decided': { zh: '有答复的延期、调整申请', en: 'requests decided' },
  'close-out-asked': { zh: '待决定的销号申请', en: 'close-outs to decide' },
  'close-out-decided': { zh: '有答复的销号', en: 'close-outs decided' },
  'unlocking-asked': { zh: '待决定的重新开放申请', en: 'periods asked to be opened again' },
  'unlocking-decided': { zh: '有答复的重新开放申请', en: 'decided requests to open a period again' },
  'handover-proposed': { zh: '单位撤销，任务待移交', en: 'closed units whose tasks are to be handed over' },
  'period-opened': { zh: '新开的填报', en: 'reports asked for' },
  'due-soon': { zh: '将到期', en: 'due soon' },
  'directive-given': { zh: '批示、纪要交办', en: 'instructions and minutes' },
  'channel-failed': { zh: '没发出去的通知渠道', en: 'channels that failed' },
  'mail-failed': { zh: '没发出去的邮件', en: 'mails that failed' },
};
const MOST_TITLES = 5;

export function digestSubject(lang: Lang, count: number): string {
  return lang === 'zh' ? `台账：${count} 条新通知` : `Taizhang: ${count} new notices`;
}

/** @param link to the notices; null where the installation has no address of its own. */
export function digestText(lang: Lang, counted: readonly Counted[], { link, titles }: { readonly link: string | null; readonly titles: boolean }): string {
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  const lines = counted.map(({ kind, count, titles: named }) => {
    const said = lang === 'zh' ? `${KINDS[kind].zh} ${count} 条` : `${count} ${KINDS[kind].en}`;
    const shown = titles ? [...new Set(named)].filter((title) => title !== '').slice(0, MOST_TITLES) : [];
    return shown.length === 0 ? said : lang === 'zh' ? `${said}：${shown.map((title) => `《${title}》`).join('、')}` : `${said}: ${shown.join('; ')}`;
  });
  return [`${digestSubject(lang, total)}`, ...lines, ...(link === null ? [] : [link])].join('\n');
}

/** Bears the word 台账, which some robots are told to look for. */
export function trialText(lang: Lang, link: string | null): string {
  const said = lang === 'zh' ? '台账：这是一条试发的消息。收到它，说明这个渠道可以用。' : 'Taizhang (台账): a message to try out this channel. Having got it, it works.';
  return link === null ? said : `${said}\n${link}`;
}

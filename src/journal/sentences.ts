import { sentenceTable } from '#platform';

export const journalSentences = sentenceTable({
  'entry-not-found': { status: 404, zh: '没有第 {number} 号记录。', en: 'There is no entry number {number}.' },
  'proof-running': { status: 503, zh: '正在核验，请等它做完再试。', en: 'A proof is being worked out already; try again when it is done.' },
  'not-a-head': { status: 400, zh: '这不是一行封印。请照抄“taizhang-seal 编号 sm3:… at 时间”整行。', en: 'This is no seal. Give the whole line "taizhang-seal NUMBER sm3:… at TIME".' },
  'told-otherwise': { status: 409, zh: '有 {count} 条旧版本写下的办理记录（第 {number} 条起）与自己的摘要不符，抹去后就查不出来了。请先由运维人员运行 taizhang verify 查明、留证，再按保密规定处置整台机器和备份。', en: '{count} entries of an earlier version (number {number} first) do not match their own digest, and once erased nobody could tell. Let whoever runs the machine find out by `taizhang verify` and keep the proof; then deal with the machine and its backups as the rules on secrets ask.' },
  'stale': { status: 412, zh: '别人刚改过这一处，您的修改没有保存。请看看现在的内容，再决定改不改。', en: 'Somebody changed this in the meantime; your change was not saved. Look at it as it is now, then decide.' },
});

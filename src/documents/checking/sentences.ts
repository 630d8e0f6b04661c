import { sentenceTable } from '#platform';

export const checkingSentences = sentenceTable({
  'cell-not-found': { status: 404, zh: '这份文件里没有这一格，可能已撤销或换了新的读法。请刷新后再看。', en: 'The document has no such cell; it may have been taken back, or a newer reading counts now. Reload and look again.' },
  'cells-moved': { status: 412, zh: '其中 {count} 格别人刚动过，这一步整个没有做。请看看现在的内容，再做一次。', en: '{count} of these cells were changed by somebody in the meantime; nothing of this step was done. Look at them, then do it again.' },
  'cell-stays': { status: 422, zh: '这一格不能删，只能改成空。', en: 'This cell cannot be removed; correct it to be empty.' },
  'value-unfit': { status: 422, zh: '填的内容不合这一格的要求（{field} {where}），请对照表单改好再保存。', en: 'The value does not suit this cell ({field} {where}); mend it, then save.' },
  'day-implausible': { status: 422, zh: '日期 {on} 不合常理（应在{from}—{to}年之间），请改正。', en: 'The day {on} cannot be meant (years {from} to {to}); correct it.' },
  'words-outside': { status: 422, zh: '所依据的原文位置不在这份文件里，请重新选中原文。', en: 'The words it should rest on are not in the document; choose them again.' },
  'reason-needed': { status: 422, zh: '没有选原文，就要写明依据（例如“电话核实”“会议纪要”）。', en: 'Without words in the document, say what it rests on (a telephone call, minutes of a meeting).' },
  'words-lack-unit': { status: 422, zh: '所选的原文里没有“{unit}”，请重新选中写到它的原文，或写明依据（例如“电话核实”“机构改革后更名”）。', en: 'The chosen words do not name “{unit}”; choose words that do, or say what it rests on (a telephone call, a renaming).' },
  'already-there': { status: 409, zh: '这一项里已经有同样的内容，不必再加。', en: 'The same stands there already.' },
  'nothing-proposed': { status: 422, zh: '这一格没有读出内容，无从确认；可以直接填。', en: 'Nothing was read here that could be accepted; put a value in.' },
  'nothing-to-undo': { status: 409, zh: '这里没有可撤销的，可能已经撤销过了。', en: 'There is nothing to undo here; it may have been undone already.' },
  'finding-not-found': { status: 404, zh: '没有这条疑点，可能换了新的读法。请刷新后再看。', en: 'There is no such finding; a newer reading may count now. Reload and look again.' },
  'reread-not-found': { status: 404, zh: '没有另一份读法可对照。可以先“重新读一遍”。', en: 'There is no other reading to compare; read the document again first.' },
  'reread-decided': { status: 409, zh: '这份新读法已经有人定过了，请刷新后再看。', en: 'Somebody decided on this reading already; reload and look again.' },
});

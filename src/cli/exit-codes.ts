/** What the command line ends with; printed by `--help`. */
import type { Words } from './language.ts';

export const EXIT = { done: 0, errorsFound: 1, usage: 2, refused: 3, notWritten: 4, notStarted: 5, bug: 70 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export const EXIT_MEANINGS: Readonly<Record<keyof typeof EXIT, Words>> = {
  done: { zh: '完成', en: 'done' },
  errorsFound: { zh: 'lint 发现了“错误”级的问题，或 verify 发现了改动', en: 'lint found something of severity error, or verify something altered' },
  usage: { zh: '命令或选项写错', en: 'the command or an option is wrong' },
  refused: { zh: '文件读不了或不予收读', en: 'the file cannot be read or is refused' },
  notWritten: { zh: '结果写不出去', en: 'the result could not be written' },
  notStarted: { zh: '服务没有启动，或数据库用不了', en: 'the server did not start, or its database cannot be used' },
  bug: { zh: '程序自身出错', en: 'a fault of the program itself' },
};

/** One sentence for each refusal of the command line: what, where, how to mend it. Other rooms bring their own. */
import type { Refusal } from '#kernel';
import type { Language, Words } from './language.ts';

const SENTENCES: Readonly<Record<string, Words>> = {
  'unknown-command': { zh: '没有“{command}”这个命令；可用的命令：{known}；说明见 taizhang --help。', en: 'There is no command “{command}”; there are {known}; see taizhang --help.' },
  'unknown-language': { zh: '语言只有 zh 和 en，请改正 --lang {value}。', en: 'The languages are zh and en; please correct --lang {value}.' },
  'unknown-option': { zh: '命令 {command} 没有选项 {option}；可用的选项：{known}。', en: 'The command {command} has no option {option}; it has {known}.' },
  'option-without-value': { zh: '选项 {option} 后面缺少内容，请补上。', en: 'The option {option} needs a value after it.' },
  'option-with-value': { zh: '选项 {option} 不带内容，请去掉等号后的部分。', en: 'The option {option} takes no value; leave out what follows the equals sign.' },
  'unknown-value': { zh: '选项 {option} 不能是“{value}”；可选：{known}。', en: 'The option {option} cannot be “{value}”; it may be {known}.' },
  'missing-option': { zh: '命令 {command} 缺少选项 {option}；写法见 taizhang {command} --help。', en: 'The command {command} needs {option}; see taizhang {command} --help.' },
  'missing-operand': { zh: '命令 {command} 后面缺少 {operand}；写法见 taizhang {command} --help。', en: 'The command {command} needs {operand}; see taizhang {command} --help.' },
  'surplus-operand': { zh: '命令 {command} 不认识多出来的“{operand}”；一次只处理一份文件，名称里有空格请加引号。', en: 'The command {command} does not know what to do with “{operand}”; give one file at a time, and quote a name with spaces.' },
  'unknown-format': { zh: '写不出“{name}”这种格式；--out 的扩展名请用 {known}。', en: '“{name}” has no format that can be written; let --out end with {known}.' },
  'user-unit-invalid': { zh: '“{unit}”不是单位的编号。在网页的“单位”里打开那个单位，地址栏里 unit= 后面的一串就是。', en: '“{unit}” is no id of a unit. Open the unit on the page of units: its id stands in the address behind unit=.' },
  'unit-not-found': { zh: '“{name}”里没有“{unit}”的任务；文件里的单位有：{known}。', en: '“{name}” asks nothing of “{unit}”; its units are {known}.' },
  'no-tasks-to-export': { zh: '“{name}”里没有读出任务和目标，没有可写的表；请先用 taizhang read 看看读出了什么。', en: 'No task and no target was found in “{name}”, so there is no table to write; see what was read with taizhang read.' },
  'cell-too-long': { zh: '有一格文字长 {characters} 字，超过 Excel 一格 {limit} 字的上限；请改用 --out 写成 .docx 或 .csv。', en: 'One cell holds {characters} characters, more than the {limit} of an Excel cell; write .docx or .csv instead.' },
  'user-action-unknown': { zh: 'taizhang user 后面不能是“{value}”；可用：{known}。', en: 'taizhang user cannot “{value}”; it can {known}.' },
  'user-name-missing': { zh: 'taizhang user {action} 缺少 --name 登录名。', en: 'taizhang user {action} needs --name.' },
  'user-place-unsaid': { zh: 'taizhang user {action} 给角色时，--unit 单位编号 和 --everywhere（全部范围）要写一个，也只写一个。', en: 'taizhang user {action}: a role needs --unit ID or --everywhere, one of the two.' },
  'user-role-missing': { zh: 'taizhang user grant 缺少 --role 角色；写法见 taizhang user --help。', en: 'taizhang user grant needs --role; see taizhang user --help.' },
  'no-head-in-file': { zh: '“{name}”里没有封印（taizhang-seal 编号 sm3:… at 时间），请核对是不是这份文件。', en: '“{name}” has no seal in it (taizhang-seal NUMBER sm3:… at TIME); check that it is the right file.' },
  'file-not-found': { zh: '找不到文件“{name}”，请核对路径和名称。', en: 'There is no file “{name}”; check its folder and name.' },
  'file-is-folder': { zh: '“{name}”是文件夹，请指定其中的一份文件。', en: '“{name}” is a folder; name one file in it.' },
  'file-not-permitted': { zh: '没有读取“{name}”的权限，请换一个有权限的账户或修改文件权限。', en: 'Reading “{name}” is not permitted; use an account that may, or change its permissions.' },
  'file-unreadable': { zh: '读不了“{name}”（{reason}），请检查磁盘或换一份副本。', en: '“{name}” cannot be read ({reason}); check the disk or take another copy.' },
  'output-failed': { zh: '结果没有写完（{reason}），请检查磁盘空间或接收输出的程序。', en: 'The result was not written completely ({reason}); check the disk or the program that takes it.' },
  'output-is-folder': { zh: '“{file}”是文件夹，请在 --out 里写上文件名。', en: '“{file}” is a folder; give --out a file name.' },
  'input-is-output': { zh: '--out 指向了原文件“{file}”，为保住原文件没有写出；请换一个名称。', en: '--out names the document itself, “{file}”, so nothing was written; choose another name.' },
  'output-not-written': { zh: '写不了“{file}”（{reason}），请检查目录是否存在、是否有权限、磁盘是否已满。', en: '“{file}” could not be written ({reason}); check that the folder exists, is permitted and not full.' },
};

/** What the command line itself has to say; undefined for a refusal of another room. */
export function ownSentence(refusal: Refusal, language: Language): string | undefined {
  return Object.hasOwn(SENTENCES, refusal.refused) ? filled(SENTENCES[refusal.refused]?.[language] ?? '', refusal) : undefined;
}

/** A sentence with the refusal's values in its braces. */
export function filled(sentence: string, refusal: Refusal): string {
  return sentence.replace(/\{([a-zA-Z]+)\}/gu, (_, name: string) => String(refusal.values[name] ?? ''));
}

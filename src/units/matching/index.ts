/** Names as they were read → units, by place and form. Pure, fast, without the database. */
export { collectiveForm, collectiveWords, isCollectiveName, type CollectiveWords } from './collective-name.ts';
export { provinceOf, provincesNamed } from './area.ts';
export { canonical, plain } from './canonical.ts';
export { type Directory, directoryOf } from './directory.ts';
export { candidatesFor, type Setting, settingOf } from './match.ts';
export type { Candidate, Known, KnownUnit } from './model.ts';
export { isNational } from './national.ts';

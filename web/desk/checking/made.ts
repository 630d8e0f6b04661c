/** Who laid a correction, and when, in a few words. */
import type { Correction } from '#documents/corrections';
import type { SayWord } from './value-wording.ts';

export interface People {
  /** The account that looks. */
  readonly me: string | null;
  readonly names: Readonly<Record<string, string>>;
}

export function madeWords({ by, at }: Pick<Correction, 'by' | 'at'>, { me, names }: People, say: SayWord, language: string): string {
  const named = by.id === null ? undefined : names[by.id];
  const who = by.id !== null && by.id === me ? say('by.you') : named ?? (by.kind === 'system' ? say('by.system') : by.kind === 'program' ? say('by.program') : say('by.other'));
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'Asia/Shanghai', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at));
  return say('made', { who, when });
}

/** Who laid a correction, and when, in a few words. */
import type { Correction } from '#documents/corrections';
import type { SayWord } from './value-wording.ts';

export function madeWords({ by, at }: Pick<Correction, 'by' | 'at'>, say: SayWord, language: string): string {
  const who = by.kind === 'system' ? say('by.system') : by.kind === 'program' ? say('by.program') : say('by.other');
  const when = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', { timeZone: 'Asia/Shanghai', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(at));
  return say('made', { who, when });
}

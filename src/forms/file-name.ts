/** A name that Windows, macOS and a mail program all take. */
import type { Reading } from '#reader/model';
import type { FormKind } from './table.ts';
import { inLine } from './words.ts';

const LONGEST = 80;

/** `临溪县…方案-台账-县财政局.xlsx` */
export function fileNameFor(reading: Reading, form: FormKind, unit: string | null, extension: string): string {
  const own = inLine(reading.document.title ?? reading.source.name.replace(/\.[A-Za-z0-9]{1,5}$/, ''));
  const stem = [...own.replace(/[\\/:*?"<>|]/g, ' ').replace(/^[.\s]+/, '').trim()].slice(0, LONGEST).join('').replace(/[.\s]+$/, '');
  const parts = [stem || '读取结果', form === 'ledger' ? '台账' : '责任分工表', ...(unit === null ? [] : [[...inLine(unit)].slice(0, 30).join('').replace(/[\\/:*?"<>|]/g, ' ')])];
  return `${parts.join('-')}.${extension}`;
}

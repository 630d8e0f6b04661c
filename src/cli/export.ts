/** `taizhang export FILE --out NAME`: the reading as a form that offices exchange. */
import { basename, extname } from 'node:path';
import { type FormKind, writeForm } from '#forms';
import { isRefusal, refuse, type Refusal } from '#kernel';
import type { Reading } from '#reader/model';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { writeOut, writeWhole } from './output.ts';
import { readNamed } from './reading.ts';

const FORMATS = { '.xlsx': 'xlsx', '.docx': 'docx', '.csv': 'csv', '.json': 'json' } as const;
const MOST_NAMES = 12;

export async function exportCommand(invocation: Invocation): Promise<Outcome> {
  const { options, language } = invocation;
  const [file = ''] = invocation.operands;
  const out = options.get('out') ?? '';
  const extension = extname(out).toLowerCase();
  const format = Object.hasOwn(FORMATS, extension) ? FORMATS[extension as keyof typeof FORMATS] : undefined;
  if (format === undefined) return refuse('unknown-format', { name: basename(out), known: Object.keys(FORMATS).join(' ') });
  const reading = await readNamed(invocation);
  if (isRefusal(reading)) return reading;
  const unit = options.get('unit');
  const form = options.get('form') as FormKind | undefined;
  const written = await writeForm(reading, { format, ...(form === undefined ? {} : { form }), ...(unit === undefined ? {} : { unit }) });
  if (isRefusal(written)) return unit !== undefined && written.refused === 'unit-not-in-reading' ? unknownUnit(reading, unit) : written;
  const failed = await writeWhole(out, written.bytes, file);
  if (failed !== null) return failed;
  await writeOut(language === 'zh' ? `已写出 ${out}\n` : `written: ${out}\n`, process.stderr);
  return EXIT.done;
}

/** Says which units there are: those with a similar name, else the first few. */
function unknownUnit(reading: Reading, unit: string): Refusal {
  const units = [...new Set(reading.tasks.flatMap((task) => task.responsibilities.map((one) => one.unit)))];
  const near = units.filter((name) => name.includes(unit) || unit.includes(name));
  return refuse('unit-not-found', { name: reading.source.name, unit, known: (near.length > 0 ? near : units).slice(0, MOST_NAMES).join('、') });
}

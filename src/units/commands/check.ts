/** What must hold of a unit before it is written. */
import { type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import { isCreditCode, isDivisionCode, isSchoolCode } from '../codes.ts';
import type { Unit } from '../model.ts';
import { findClashes } from '../store/clashes.ts';

export type Stated = Pick<Unit, 'id' | 'parentId' | 'name' | 'shortName' | 'kind' | 'divisionCode' | 'schoolCode' | 'creditCode' | 'validFrom' | 'validTo'>;

/** The form alone: needs no database, so an import says it of every row. */
export function checkForm({ divisionCode, schoolCode, creditCode, validFrom, validTo }: Omit<Stated, 'id' | 'parentId'>): Refusal | null {
  if (divisionCode !== null && !isDivisionCode(divisionCode)) return refuse('division-code-wrong', { code: divisionCode });
  if (schoolCode !== null && !isSchoolCode(schoolCode)) return refuse('school-code-wrong', { code: schoolCode });
  if (creditCode !== null && !isCreditCode(creditCode)) return refuse('credit-code-wrong', { code: creditCode });
  if (validFrom !== null && validTo !== null && validTo <= validFrom) return refuse('validity-wrong', { from: validFrom, to: validTo });
  return null;
}

/** Must hold the lock of the tree. */
export async function checkUnit(tx: Executor, unit: Stated): Promise<Refusal | null> {
  const wrong = checkForm(unit);
  if (wrong !== null) return wrong;
  if (unit.validTo !== null) return null;
  const [clash] = await findClashes(tx, unit);
  if (clash === undefined) return null;
  return refuse(CLASHES[clash.what], { name: unit.name, other: clash.name, code: unit[clash.what === 'name' ? 'name' : clash.what] ?? '' });
}

const CLASHES = { name: 'unit-name-taken', divisionCode: 'division-code-taken', schoolCode: 'school-code-taken', creditCode: 'credit-code-taken' } as const;

import { useQuery } from '@tanstack/react-query';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';

/** Those directly below: the governments below a government, else what is its own and no office. */
export function useBelow(unitId: string, enabled: boolean): readonly UnitReference[] {
  const { data } = useQuery({ queryKey: ['units', 'below', unitId], queryFn: ({ signal }) => call('listUnitsBelow', { query: { parent: unitId, closed: 'false' }, signal }), enabled });
  const items = data ?? [];
  const governments = items.filter(({ kind }) => kind === 'government');
  return (governments.length > 0 ? governments : items.filter(({ kind }) => kind !== 'office')).map(({ id, name }) => ({ id, name }));
}

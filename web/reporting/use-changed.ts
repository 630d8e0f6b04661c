/** Everything that tells of reports is asked anew. */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

const KEYS = ['my-reports', 'my-reports-count', 'reviews', 'report', 'periods', 'period', 'period-reports', 'delivery-requests', 'close-outs', 'burden'] as const;

export function useReportsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => { await Promise.all(KEYS.map((key) => queries.invalidateQueries({ queryKey: [key] }))); }, [queries]);
}

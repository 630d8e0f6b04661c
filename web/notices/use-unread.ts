/** How many one has not read; asked for now and then, and when one comes back to the page. */
import { useQuery } from '@tanstack/react-query';
import { call } from '../api/call.ts';

export const UNREAD = ['notices', 'unread'];
const EVERY_MS = 60_000;

export function useUnread(enabled: boolean): number {
  const { data } = useQuery({ queryKey: UNREAD, queryFn: ({ signal }) => call('countUnreadNotices', { signal }), enabled, refetchInterval: EVERY_MS, refetchOnWindowFocus: true, retry: false });
  return data?.count ?? 0;
}

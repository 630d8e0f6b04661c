/** The day of which people are shown: in the address, so that a link tells it too. */
import { useSearchParams } from 'react-router';

/** `on` is undefined for today. */
export function useDay(): { readonly on: string | undefined; readonly choose: (day: string) => void } {
  const [params, setParams] = useSearchParams();
  return {
    on: params.get('on') ?? undefined,
    choose: (day) => setParams((now) => {
      const next = new URLSearchParams(now);
      if (day === '') next.delete('on');
      else next.set('on', day);
      return next;
    }, { replace: true }),
  };
}

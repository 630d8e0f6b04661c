/** What is being typed where the address holds the words once they rest: the address follows the typing, never the other way. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/**
 * @param asked the words that stand in the address.
 * @param put brings words that rest into the address.
 * @param least so many characters are worth a search.
 * @returns what stands in the field, and how to change it.
 */
export function useTyped(asked: string, put: (words: string) => void, least = 2): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState(asked);
  /** What this field brought there itself. Taken up again, its echo would swallow what was typed meanwhile, and the space before the next word. */
  const own = useRef(asked);
  const latest = useRef(put);
  useLayoutEffect(() => { latest.current = put; });
  useEffect(() => {
    if (asked === own.current) return;
    own.current = asked;
    setTyped(asked);
  }, [asked]);
  useEffect(() => {
    const words = [...typed.trim()].length >= least ? typed.trim() : '';
    if (words === own.current) return;
    const timer = setTimeout(() => {
      own.current = words;
      latest.current(words);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, least]);
  return [typed, setTyped];
}

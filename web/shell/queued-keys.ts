/** Keys of a page whose steps rest upon one another: what is pressed while one is under way waits for it. */
import { useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Done, or not the page's; or under way, and then whether it succeeded. */
export type Pressed = boolean | Promise<boolean>;

export interface KeyQueue<Key> {
  /** A key, and whether it is only held down. @returns whether it was the page's. */
  readonly press: (key: Key, held: boolean) => boolean;
  readonly forget: () => void;
}

export interface KeyHandling<Key> {
  readonly handle: (key: Key) => Pressed;
  /** What is typed behind these is not for the page. */
  readonly leadsAway: (key: Key) => boolean;
}

/**
 * Keys that come faster than the server answers wait for what the one before does; where it failed they are forgotten.
 * @param told what went wrong where a step broke off: a bug, after which the keys are heard again all the same
 */
export function keyQueue<Key>({ handle, leadsAway }: KeyHandling<Key>, told: (error: unknown) => void): KeyQueue<Key> {
  let underWay = false;
  let waiting: Key[] = [];
  function goOn(done: boolean): void {
    underWay = false;
    if (!done) waiting = [];
    while (!underWay && waiting.length > 0) take(waiting.shift() as Key);
  }
  function take(key: Key): boolean {
    const pressed = handle(key);
    if (leadsAway(key)) waiting = [];
    if (typeof pressed === 'boolean') return pressed;
    underWay = true;
    void pressed.then(goOn, (error: unknown) => { goOn(false); told(error); });
    return true;
  }
  return {
    press: (key, held) => {
      if (!underWay) return take(key);
      // A key that is held down says nothing new.
      if (!held) waiting.push(key);
      return true;
    },
    forget: () => { waiting = []; },
  };
}

/**
 * @param named which of the page's keys was pressed; null: none of them
 * @returns for what is done by mouse and rests upon the same steps: it waits with the keys
 */
export function useQueuedKeys<Key>(named: (event: KeyboardEvent) => Key | null, handling: KeyHandling<Key>): (key: Key) => void {
  const latest = useRef({ named, handling });
  // With the drawing and not after it: who sees the page may press.
  useLayoutEffect(() => { latest.current = { named, handling }; });
  const [queue] = useState(() => keyQueue<Key>({ handle: (key) => latest.current.handling.handle(key), leadsAway: (key) => latest.current.handling.leadsAway(key) }, reportError));
  useLayoutEffect(() => {
    function listen(event: KeyboardEvent): void {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented) return;
      const key = latest.current.named(event);
      if (key !== null && queue.press(key, event.repeat)) event.preventDefault();
    }
    addEventListener('keydown', listen);
    return () => { queue.forget(); removeEventListener('keydown', listen); };
  }, [queue]);
  return useCallback((key) => { queue.press(key, false); }, [queue]);
}

// "Leave fast": for people who may be watched. The page is emptied at once, then the way back is
// taken out of the history as far as a page can.

/** A page that says nothing of this app: a clock. */
const neutral = '/pause/';

/** How long going back may take before this leaves without it. */
const patience_ms = 300;

/**
 * Empties the page and goes to the neutral one. Going back to where the app was entered first, and
 * replacing that, leaves nothing of the app before it; the neutral page then drops what lies ahead.
 *
 * @param depth  pages of the app before this one
 */
export function leave(depth: number = depth_of(history.state)): void {
  document.body.replaceChildren();
  document.title = ' ';
  const go = () => location.replace(neutral);
  if (depth <= 0) return go();
  addEventListener('popstate', go, { once: true, capture: true });
  setTimeout(go, patience_ms);
  history.go(-depth);
}

/** Pages of the app that lie before one with this state. */
export function depth_of(state: unknown): number {
  const depth = (state as { depth?: unknown } | null)?.depth;
  return typeof depth === 'number' && depth > 0 ? depth : 0;
}

/** Presses that must follow each other, and the time they may take. */
const presses = 3;
const window_ms = 3000;

/** Counts presses of Shift alone; any other key begins anew. True on the third. */
export function shift_counter(): (event: KeyboardEvent) => boolean {
  let times: number[] = [];
  return ({ key, repeat, timeStamp }) => {
    if (repeat) return false;
    if (key !== 'Shift') {
      times = [];
      return false;
    }
    times = [...times.filter((time) => timeStamp - time < window_ms), timeStamp];
    return times.length >= presses;
  };
}

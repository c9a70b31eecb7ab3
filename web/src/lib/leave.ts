// "Leave fast": for people who may be watched. The page is emptied at once, then the way back is
// taken out of the history as far as a page can.

/** A page that says nothing of this app: a clock. From there it goes on, where another was chosen. */
const neutral = '/pause/';
/** Where to go on to: the page with the clock reads it once. */
const onwards = 'onwards';
/** Kept on this device: what the organization chose, and whether every page begins with the way out. */
const chosen_place = 'leave_to';
const everywhere = 'leave_fast';

/** How long going back may take before this leaves without it. */
const patience_ms = 300;

/** Set while leaving goes back through other documents: boot.js sees it and goes on to the clock. */
const leaving = 'leaving';
/** The length of the history when the app was entered in this tab. */
const entered = 'entered';

/**
 * Empties the page and goes to the neutral one. Going back to where the app was entered first, and
 * replacing that, leaves nothing of the app before it; the neutral page then drops what lies ahead.
 *
 * @param depth  entries of the history since the app was entered
 */
export function leave(depth: number = depth_of(history.state)): void {
  document.body.replaceChildren();
  document.title = ' ';
  recall(entered, null);
  const place = kept(chosen_place) ?? neutral;
  recall(onwards, place === neutral ? null : place);
  const go = () => location.replace(neutral);
  if (depth <= 0) return go();
  recall(leaving, 'yes');
  addEventListener('popstate', go, { once: true, capture: true });
  addEventListener('pageshow', go, { once: true });
  setTimeout(go, patience_ms);
  history.go(-depth);
}

/** Entries of the history that lie between entering the app and one with this state. */
export function depth_of(state: unknown): number {
  const depth = (state as { depth?: unknown } | null)?.depth;
  return typeof depth === 'number' && depth > 0 ? depth : 0;
}

/** The state of the next entry: one further from where the app was entered. */
export function push_entry(to: string): void {
  const depth = depth_of(history.state) + 1;
  history.pushState({ depth }, '', to);
  if (recall(entered) === null) recall(entered, String(history.length - depth));
}

/** The app begins again, as after the plain help page: what lies before it still counts. */
export function resume_entry(): void {
  const since = Number(recall(entered) ?? history.length);
  if (history.state === null) history.replaceState({ depth: history.length - since }, '');
}

/** Nothing of this visit is kept for the next person. */
export const forget_entry = (): void => void recall(entered, null);

/** The server said where the organization wants people to leave to. */
export const leaves_to = (place: string): void => void kept(chosen_place, place);

/** Whether every page of this device begins with the way out; or from now on. */
export function leaves_everywhere(choice?: boolean): boolean {
  if (choice === undefined) return kept(everywhere) !== null;
  return kept(everywhere, choice ? 'everywhere' : null) !== null;
}

/** Reads a word of this tab, or sets it, or takes it away. */
const recall = (key: string, value?: string | null) => word(() => sessionStorage, key, value);
/** The same for this device. */
const kept = (key: string, value?: string | null) => word(() => localStorage, key, value);

function word(storage: () => Storage, key: string, value?: string | null): string | null {
  try {
    const store = storage();
    if (value === null) store.removeItem(key);
    else if (value !== undefined) store.setItem(key, value);
    return store.getItem(key);
  } catch {
    return null; // a browser that keeps nothing
  }
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

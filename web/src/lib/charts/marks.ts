// What else happened, as a chart marks it: each sort has a shape of its own, so that nothing is told
// apart by colour alone.

export type MarkShape = 'flag' | 'diamond' | 'circle' | 'square' | 'triangle';

/** Something that happened on a day: filled once it is reached. */
export interface Mark {
  on: string;
  /** Milliseconds since 1970, where the hour counts. */
  at?: number;
  words: string;
  reached: boolean;
  /** What sort of thing it is, in a word. */
  state: string;
  shape?: MarkShape;
}

/** The outline of a mark whose foot stands at a place; `em` is how large letters are. */
export function outline(shape: MarkShape, x: number, foot: number, em: number): string {
  const half = em * 0.55;
  const middle = foot - em * 0.75;
  switch (shape) {
    case 'flag':
      return `M${x} ${foot}v${-em * 1.4}h${em}l${-em * 0.3} ${em * 0.4}l${em * 0.3} ${em * 0.4}h${-em}`;
    case 'diamond':
      return `M${x} ${middle - half}l${half} ${half}l${-half} ${half}l${-half} ${-half}z`;
    case 'square':
      return `M${x - half} ${middle - half}h${2 * half}v${2 * half}h${-2 * half}z`;
    case 'triangle':
      return `M${x} ${middle - half}l${half} ${2 * half}h${-2 * half}z`;
    case 'circle':
      return `M${x - half} ${middle}a${half} ${half} 0 1 0 ${2 * half} 0a${half} ${half} 0 1 0 ${-2 * half} 0`;
  }
}

/**
 * Where the heads of marks stand, so that none covers another: beside the one before it, where their
 * days are close. Undefined where there is no room for all of them.
 */
export function side_by_side(
  places: readonly number[],
  broad: number,
  from: number,
  to: number,
): number[] | undefined {
  if (places.length * broad > to - from) return undefined;
  const heads = [...places];
  const order = [...heads.keys()].sort((a, b) => heads[a]! - heads[b]!);
  let first = from;
  for (const i of order) first = broad + (heads[i] = Math.max(heads[i]!, first));
  let last = to;
  for (const i of order.reverse()) last = heads[i] = Math.min(heads[i]!, last - broad);
  return heads;
}

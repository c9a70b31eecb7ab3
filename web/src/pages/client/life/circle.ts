// Where everyone stands on the map of my circle, and where it is thin (OWN6).
import type { Bond } from '$lib/api/types';
import type { Someone } from './overlay';

export const rings = [1, 2, 3] as const;
export type Ring = (typeof rings)[number];
export const bonds: readonly Bond[] = [
  'family',
  'partner',
  'friendship',
  'recovery',
  'work_or_school',
  'faith_or_culture',
  'neighborhood',
  'professional',
];

export const in_ring = (circle: readonly Someone[], ring: Ring): Someone[] =>
  circle.filter(({ closeness }) => closeness === ring);

/** Rings with nobody in them. */
export const empty_rings = (circle: readonly Someone[]): Ring[] =>
  rings.filter((ring) => !in_ring(circle, ring).length);

/** Bonds with nobody; nobody is told to find a partner. */
export const missing_bonds = (circle: readonly Someone[]): Bond[] =>
  bonds.filter((bond) => bond !== 'partner' && !circle.some((one) => one.bond === bond));

export interface Spot {
  id: string;
  x: number;
  y: number;
  /** Two letters at most: names would not fit. */
  letters: string;
}

/** Of the map, 200 wide and high; me in the middle. */
export const radius: Record<Ring, number> = { 1: 36, 2: 62, 3: 88 };

/** Spread evenly around each ring, each ring turned a little so that nobody stands in line. */
export function spots(circle: readonly Someone[]): Spot[] {
  return rings.flatMap((ring) =>
    in_ring(circle, ring).map(({ id, name }, i, all) => {
      const angle = (i / all.length) * 2 * Math.PI - Math.PI / 2 + ring * 0.6;
      const x = Math.round(100 + radius[ring] * Math.cos(angle));
      const y = Math.round(100 + radius[ring] * Math.sin(angle));
      return { id, x, y, letters: letters_of(name) };
    }),
  );
}

const letters_of = (name: string) =>
  name
    .split(/\s+/)
    .map((part) => [...part][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase();

// What was chosen, one word or two for each, and the search without it.
import { i18n } from '$lib/i18n/index.svelte';
import { fellowship, type_name } from '../meetings';
import { is_from_home, km_of, type Asked } from './asked';

export interface Chip {
  key: string;
  words: string;
  /** The search once this is taken away. */
  without: Asked;
}

/** "7:00 PM", of 19:00 on anybody's clock. */
const hour = (wall: string): string => i18n.time(new Date(`2026-01-01T${wall}`));

/** The time is a chip only where no quick choice says it already. */
function time_chips(asked: Asked): Chip[] {
  const t = i18n.directory;
  const any = { when: 'any', day: '', weekday: '' } as const;
  const chips: Chip[] = [];
  if (asked.when === 'day') {
    const words = i18n.calendar_day(asked.day);
    chips.push({ key: 'day', words, without: { ...asked, ...any } });
  }
  if (asked.when === 'weekday') {
    const words = t.weekdays[Number(asked.weekday)]!;
    chips.push({ key: 'weekday', words, without: { ...asked, ...any } });
  }
  if (asked.from) {
    chips.push({
      key: 'from',
      words: t.from_chip(hour(asked.from)),
      without: { ...asked, from: '' },
    });
  }
  if (asked.to) {
    chips.push({ key: 'to', words: t.to_chip(hour(asked.to)), without: { ...asked, to: '' } });
  }
  return chips;
}

/** @param has_point  whether it is measured from where someone is */
export function chips_of(asked: Asked, has_point: boolean): Chip[] {
  const t = i18n.directory;
  const chips = time_chips(asked);
  const chip = (key: string, words: string, change: Partial<Asked>) =>
    chips.push({ key, words, without: { ...asked, ...change } });
  if (asked.place) chip('place', asked.place, { place: '' });
  if (asked.miles && !is_from_home(asked) && (asked.place || has_point)) {
    chip('miles', t.within(i18n.distance(km_of(asked.miles))), { miles: '' });
  }
  if (asked.format !== 'any' && asked.format !== 'online') {
    chip('format', t.formats[asked.format], { format: 'any' });
  }
  if (asked.fellowship) chip('fellowship', fellowship(asked.fellowship), { fellowship: '' });
  for (const type of asked.types) {
    chip(type, type_name(type), { types: asked.types.filter((one) => one !== type) });
  }
  if (asked.text) chip('text', `“${asked.text}”`, { text: '' });
  return chips;
}

// What staff fill in about a list, a meeting or a service of their own list, and the bodies that are
// handed in. The limits are those of the contract.
import type { OwnMeeting, OwnResource, SourceSettings } from '$lib/api/types';
import { body_of, lines_in, typed_from, type Typed } from '../forms/body';
import { base, choice, line, lines, needed, words, yes, type FieldSpec } from '../forms/fields';

const count = (name: string, many: number): FieldSpec => ({ ...base, name, sort: 'count', many });
const time = (name: string): FieldSpec => ({ ...base, name, sort: 'time' });
const several = (name: string): FieldSpec => ({ ...base, name, sort: 'choices' });

export const source_fields = [
  line('label', 80),
  line('url', 500),
  count('every_hours', 720),
  choice('format', 'meeting-guide', 'bmlt', 'csv', 'hsds'),
  choice('fellowship'),
  line('zone', 64),
  line('formats_url', 500),
  line('service_bodies_url', 500),
];
/** A list that is there has its short name already. */
export const new_source_fields = [needed(line('source', 60)), ...source_fields];

const place = [
  line('location', 255),
  line('address', 500),
  line('city', 255),
  line('state', 255),
  line('postal_code', 20),
  line('country', 60),
];
export const meeting_fields = [
  needed(line('name', 255)),
  needed(choice('fellowship')),
  choice('day'),
  time('starts'),
  count('minutes', 1440),
  ...place,
  line('conference_url', 1000),
  line('conference_url_notes', 500),
  line('conference_phone', 40),
  line('conference_phone_notes', 500),
  several('types'),
  words('notes', 2000),
  words('location_notes', 500),
  line('group', 255),
  line('url', 1000),
  line('zone', 64),
];
export const resource_fields = [
  needed(line('name', 255)),
  line('organization', 255),
  words('description', 4000),
  lines('categories', 10, 80),
  words('eligibility', 1000),
  count('minimum_age', 130),
  count('maximum_age', 130),
  lines('documents', 20, 200),
  words('cost', 1000),
  lines('languages', 20, 40),
  words('how_to_apply', 1000),
  lines('phones', 10, 240),
  line('email', 254),
  line('url', 1000),
  words('hours_in_words', 500),
  ...place,
  words('accessibility', 1000),
  words('transport', 1000),
  words('alert', 500),
  yes('closed_for_now'),
  line('zone', 64),
];

/** On one day of each week, as it is typed. */
export interface HoursTyped {
  day: string;
  from: string;
  to: string;
}
export const no_hours = (): HoursTyped => ({ day: '', from: '', to: '' });
export const hours_in = (text: string): HoursTyped[] =>
  text ? (JSON.parse(text) as HoursTyped[]) : [];
export const is_whole = ({ day, from, to }: HoursTyped): boolean => !!(day && from && to);

export const typed_meeting = (known: object = {}): Typed => ({
  ...typed_from(meeting_fields, known),
  ...position_of(known),
});
export function typed_resource(known: Partial<OwnResource> = {}): Typed {
  const phones = (known.phones ?? []).map(({ number, note }) =>
    note ? `${number}, ${note}` : number,
  );
  return {
    ...typed_from(resource_fields, { ...known, phones }),
    ...position_of(known),
    hours: known.hours?.length ? JSON.stringify(known.hours) : '',
    online: known.online ? 'true' : '',
  };
}

/** What nobody types, but a listing may have. */
function position_of(known: { latitude?: number; longitude?: number }): Typed {
  const { latitude, longitude } = known;
  return latitude === undefined || longitude === undefined
    ? {}
    : { latitude: String(latitude), longitude: String(longitude) };
}
/** A place that was moved is somewhere else. */
function still_there(typed: Typed, before: Typed): object {
  const is_same = place.every(({ name }) => (typed[name] ?? '') === (before[name] ?? ''));
  if (!is_same || !before.latitude) return {};
  return { latitude: Number(before.latitude), longitude: Number(before.longitude) };
}

export const meeting_body = (typed: Typed, before: Typed) =>
  ({
    types: [],
    ...body_of(meeting_fields, typed),
    ...still_there(typed, before),
  }) as unknown as OwnMeeting;

export function resource_body(typed: Typed, before: Typed): OwnResource {
  const phones = lines_in(typed.phones ?? '').map((text) => {
    const [number = '', ...note] = text.split(',');
    const said = note.join(',').trim();
    return { number: number.trim(), ...(said ? { note: said } : {}) };
  });
  return {
    ...body_of(resource_fields, typed),
    ...still_there(typed, before),
    ...(before.online ? { online: true } : {}),
    phones,
    hours: hours_in(typed.hours ?? '').filter(is_whole),
  } as unknown as OwnResource;
}

export const source_body = (typed: Typed): SourceSettings => body_of(source_fields, typed);

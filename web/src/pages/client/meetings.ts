// How a meeting is said: when, where, and what it is like.
import type { Meeting, MeetingHit } from '$lib/api/types';
import { i18n, said } from '$lib/i18n/index.svelte';
import { instant, own_zone } from '$lib/ids';

/** Our page for a directory id, `source/key`. The key may itself hold slashes. */
export function meeting_path(id: string): string {
  const cut = id.indexOf('/');
  const [source, key] = [id.slice(0, cut), id.slice(cut + 1)];
  return `/support/meetings/${encodeURIComponent(source)}/${encodeURIComponent(key)}`;
}

/** In person it is the time over there; online it is the reader's own. */
function zone_shown(meeting: Meeting): string | undefined {
  return meeting.attendance === 'online' ? undefined : meeting.zone || undefined;
}

/** "Monday, November 23, 7:00 PM to 8:00 PM"; asks the group where no time is listed. */
export function time_of(hit: MeetingHit): string {
  if (!hit.starts_at) return i18n.client.support.by_appointment;
  const zone = zone_shown(hit.meeting);
  const from = i18n.when(hit.starts_at, zone);
  if (!hit.ends_at) return from;
  return i18n.client.support.until(from, i18n.time(hit.ends_at, zone));
}

/** "New York", of America/New_York. */
const city_of = (zone: string): string => zone.replace(/^.*\//, '').replace(/_/g, ' ');

/** The zone's own name, where the clock over there is not the reader's. */
export function foreign_zone(hit: MeetingHit): string | undefined {
  const zone = zone_shown(hit.meeting);
  return zone && clocks_differ(hit) ? city_of(zone) : undefined;
}

function clocks_differ(hit: MeetingHit): boolean {
  const { zone } = hit.meeting;
  if (!zone || !hit.starts_at || zone === own_zone()) return false;
  const at = instant(hit.starts_at);
  return i18n.when(at, zone) !== i18n.when(at);
}

/** The time on the other clock: the reader's for a place, the group's for a call. */
export function other_time(hit: MeetingHit): string | undefined {
  if (!hit.starts_at || !clocks_differ(hit)) return undefined;
  const t = i18n.directory;
  const { zone } = hit.meeting;
  return zone_shown(hit.meeting)
    ? t.your_time(i18n.weekday_time(hit.starts_at))
    : t.their_time(i18n.weekday_time(hit.starts_at, zone), city_of(zone));
}

/** "Online", or the building and the address. */
export function place_of(meeting: Meeting): string {
  const t = i18n.client.support;
  if (meeting.attendance === 'online') return t.online;
  const where = [meeting.location, meeting.address ?? meeting.region].filter(Boolean).join(', ');
  return where || t[meeting.attendance];
}

/** What the directory calls a type, as people say it; a language is its name alone. */
export function type_name(type: string): string {
  const { types, languages } = i18n.directory;
  return said(types, type) ?? said(languages, type) ?? type.replaceAll('_', ' ');
}

/** What it is like, in words; kinds without words of ours as the list has them. */
export function type_words(meeting: Meeting): string[] {
  const { languages, in_language } = i18n.directory;
  return meeting.types.map((type) =>
    Object.hasOwn(languages, type) ? in_language(type_name(type)) : type_name(type),
  );
}

/** The name in full, for choosing: "Alcoholics Anonymous (AA)". */
export const fellowship_in_full = (name: string): string =>
  said<string>(i18n.directory.fellowships, name) ?? fellowship(name);

/** "AA", "Al-Anon": as the fellowships write themselves. */
export function fellowship(name: string): string {
  if (name === 'other') return i18n.client.support.other_group;
  const known: Record<string, string> = {
    'al-anon': 'Al-Anon',
    alateen: 'Alateen',
    smart: 'SMART Recovery',
    rd: 'Recovery Dharma',
    'recovery-dharma': 'Recovery Dharma',
    lifering: 'LifeRing',
    'refuge-recovery': 'Refuge Recovery',
    wfs: 'Women for Sobriety',
  };
  return said(known, name) ?? (name.length <= 4 ? name.toUpperCase() : name);
}

/** The online room, where the list's link is one that opens a page. */
export const room_link = (meeting: Meeting): string | undefined =>
  /^https?:\/\//.test(meeting.conference_url ?? '') ? meeting.conference_url : undefined;

/** The number to call, without what is dialed after it: "+18165550100,,123#" begins with it. */
export const number_to_call = (meeting: Meeting): string | undefined =>
  meeting.conference_phone?.replace(/[,*#;].*$/, '');

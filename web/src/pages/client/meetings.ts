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

/** The zone's own name, where the clock over there is not the reader's. */
export function foreign_zone(hit: MeetingHit): string | undefined {
  const zone = zone_shown(hit.meeting);
  if (!zone || !hit.starts_at || zone === own_zone()) return undefined;
  const at = instant(hit.starts_at);
  if (i18n.when(at, zone) === i18n.when(at)) return undefined;
  return zone.replace(/^.*\//, '').replace(/_/g, ' ');
}

/** "Online", or the building and the address. */
export function place_of(meeting: Meeting): string {
  const t = i18n.client.support;
  if (meeting.attendance === 'online') return t.online;
  const where = [meeting.location, meeting.address ?? meeting.region].filter(Boolean).join(', ');
  return where || t[meeting.attendance];
}

/** What it is like, in words; kinds without words of ours as the list has them. */
export function type_words(meeting: Meeting): string[] {
  const words = i18n.client.support.type_names;
  return meeting.types.map((type) => said(words, type) ?? type.replace(/_/g, ' '));
}

/** "AA", "Al-Anon": as the fellowships write themselves. */
export function fellowship(name: string): string {
  const known: Record<string, string> = {
    'al-anon': 'Al-Anon',
    alateen: 'Alateen',
    smart: 'SMART Recovery',
    'recovery-dharma': 'Recovery Dharma',
    lifering: 'LifeRing',
    'refuge-recovery': 'Refuge Recovery',
    wfs: 'Women for Sobriety',
  };
  return said(known, name) ?? (name.length <= 4 ? name.toUpperCase() : name);
}

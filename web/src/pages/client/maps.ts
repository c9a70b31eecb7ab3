// The way to a door, in the phone's own maps.
import type { Meeting, Resource } from '$lib/api/types';

/** The way to a meeting's door; none where none is listed. */
export function map_link(meeting: Meeting, agent = navigator.userAgent): string | undefined {
  const { attendance, approximate } = meeting;
  return attendance === 'online' || approximate ? undefined : map_of(meeting, agent);
}

interface Place {
  latitude?: number;
  longitude?: number;
  address?: string;
}
/** Opens a place in the phone's own maps; nothing of it is fetched before it is touched. */
export function map_of(place: Place, agent = navigator.userAgent): string | undefined {
  const { latitude, longitude, address } = place;
  if (latitude === undefined && !address) return undefined;
  const point = latitude === undefined ? '' : `${latitude},${longitude}`;
  const asked = encodeURIComponent(address ?? point);
  if (/Android/.test(agent)) return `geo:${point || '0,0'}?q=${asked}`;
  if (/iPhone|iPad/.test(agent)) return `maps://?q=${asked}${point && `&ll=${point}`}`;
  return point
    ? `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=17/${latitude}/${longitude}`
    : `https://www.openstreetmap.org/search?query=${asked}`;
}

/** The way to a place that helps; none where no address is listed. */
export function map_to(resource: Resource): string | undefined {
  const { address, city, state, postal_code, latitude, longitude, online } = resource;
  if (online || !address) return undefined;
  const has_town = !city || address.includes(city);
  const in_full = has_town
    ? address
    : [address, city, state, postal_code].filter(Boolean).join(', ');
  return map_of({ ...if_placed(latitude, longitude), address: in_full });
}
const if_placed = (latitude?: number, longitude?: number) =>
  latitude === undefined || longitude === undefined ? {} : { latitude, longitude };

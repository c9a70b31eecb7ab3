// Who would see something, by name, before it is sent.
import type { Area, ReadBody } from '$lib/api/types';
import { names } from '../people';

type Sharing = ReadBody<'/api/v1/clients/{id}/sharing'>;

/** "Dana Ruiz and Sam Lee"; nothing while nobody is known. */
export const team_of = (sharing: Sharing | undefined): string => names(sharing?.care_team ?? []);

/** The names of those who may see this part by a consent that holds, each once. */
export function supporters_of(sharing: Sharing | undefined, area: Area): string[] {
  const holding = (sharing?.consents ?? []).filter(
    ({ state, areas }) => state === 'active' && areas.includes(area),
  );
  return [...new Map(holding.map(({ person, name }) => [person, name])).values()];
}

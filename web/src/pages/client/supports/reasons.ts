// Why a meeting may fit, or not, in words; the same for the client and their care team.
import type { MatchReason } from '$lib/api/types';
import { i18n } from '$lib/i18n/index.svelte';
import { type_name } from '../meetings';

/** One reason as people say it. */
export function reason_words(reason: MatchReason): string {
  const words = i18n.supports.factors[reason.factor];
  if (typeof words === 'string') return words;
  if (reason.km !== undefined) return words(i18n.distance(reason.km));
  if (reason.times !== undefined) return words(i18n.number(reason.times));
  return words(type_name(reason.facet ?? ''));
}

/**
 * Reasons by what they say: for it, against it, and good to know. What counts on several accounts is
 * said once.
 */
export const by_sign = (reasons: readonly MatchReason[]) =>
  (['speaks_for', 'speaks_against', 'good_to_know'] as const)
    .map((sign) => {
      const some = reasons.filter((one) => one.sign === sign).map(reason_words);
      return [sign, [...new Set(some)]] as const;
    })
    .filter(([, some]) => some.length > 0);

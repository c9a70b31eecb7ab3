// My check-ins as this phone knows them: what the server has, what still waits here, and what was
// put right the same day.
import type { Checkin } from '$lib/api/types';
import { no_checkin_answers, type CheckinAnswers } from '$lib/forms/checkin';
import type { CheckinBody, CheckinForm, CheckinItem } from '$lib/forms/shapes';
import { day_of, instant } from '$lib/ids';
import type { Pending } from '$lib/offline/outbox.svelte';

/** What the team reads, and what is only for oneself. */
export interface Parts {
  shared?: CheckinBody;
  mine?: CheckinBody;
}

export interface MyCheckin {
  id: string;
  at: string;
  parts: Parts;
  /** All of it: nobody answers. */
  only_for_me: boolean;
  own_part_id?: string;
  /** On its way to the server, or refused by it; absent once it is there. */
  state?: Pending['state'];
  changed: boolean;
  editable: boolean;
  due_at?: string;
  answer?: Checkin['answer'];
}

/** The server tells so many, the newest ones. */
export const most_told = 60;

export const checkin_kinds = ['checkin.recorded', 'correction.made'] as const;

/** Newest first. `pending` is what the view does not show yet, oldest first. */
export function my_checkins(
  stored: readonly Checkin[],
  pending: readonly Pending[],
  now = new Date(),
): MyCheckin[] {
  const all = stored.map((one) => of_stored(one, now));
  for (const { draft, state } of pending) {
    const body = draft.body as unknown as CheckinBody & { body?: CheckinBody };
    const about = draft.about;
    const found = all.find((one) => about && (one.id === about || one.own_part_id === about));
    // The server may have it, and tell so, before this phone hears that it was taken.
    if (all.some((one) => one.id === draft.id || one.own_part_id === draft.id)) continue;
    if (draft.kind === 'correction.made') {
      if (found && body.body) change(found, about!, body.body, state);
    } else if (found) {
      Object.assign(found, { own_part_id: draft.id, state });
      found.parts = { ...found.parts, mine: body };
    } else {
      const only_for_me = draft.audience === 'mine';
      all.unshift({
        id: draft.id,
        at: draft.occurred_at,
        parts: only_for_me ? { mine: body } : { shared: body },
        only_for_me,
        state,
        changed: false,
        editable: is_still_that_day(draft.occurred_at, now),
      });
    }
  }
  return all;
}

function of_stored(checkin: Checkin, now: Date): MyCheckin {
  const { id, at, only_for_me, own_part, due_at, answer } = checkin;
  const body = body_of(checkin, checkin.talk);
  return {
    id,
    at,
    parts: {
      ...(only_for_me ? { mine: body } : { shared: body }),
      ...(own_part ? { mine: body_of(own_part, false) } : {}),
    },
    only_for_me,
    ...(own_part ? { own_part_id: own_part.id } : {}),
    changed: checkin.corrected_at !== undefined,
    editable: !!checkin.editable_until && now < instant(checkin.editable_until),
    ...(due_at ? { due_at } : {}),
    ...(answer ? { answer } : {}),
  };
}

function change(one: MyCheckin, about: string, body: CheckinBody, state: Pending['state']) {
  const is_mine = one.only_for_me || about === one.own_part_id;
  one.parts = { ...one.parts, [is_mine ? 'mine' : 'shared']: body };
  one.changed = true;
  one.state = state;
}

const body_of = (
  said: Pick<Checkin, 'answers' | 'own' | 'words' | 'good'>,
  talk: boolean,
): CheckinBody => ({
  answers: said.answers.map(({ question, value }) => ({ question, value })),
  talk,
  ...(said.own.length ? { own: [...said.own] } : {}),
  ...(said.words ? { words: said.words } : {}),
  ...(said.good ? { good: said.good } : {}),
});

/** Until the end of the day on which it was written, in the zone that it was written in. */
function is_still_that_day(occurred_at: string, now: Date): boolean {
  const zone = /\[(.+)\]$/.exec(occurred_at)?.[1];
  const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const day = zone
    ? new Intl.DateTimeFormat('en-CA', { ...parts, timeZone: zone }).format(now)
    : day_of(now);
  return occurred_at.startsWith(day);
}

/**
 * What is asked while a check-in is changed: what it answered stays where it was, for the team or
 * only for oneself, even if the questions were chosen anew since.
 */
export function form_of({ parts, only_for_me }: MyCheckin, form: CheckinForm): CheckinForm {
  const known = new Map(form.items.map((item) => [key_of(item), item]));
  const said = new Map<string, CheckinItem>();
  for (const [part, is_mine] of [
    [parts.shared, false],
    [parts.mine, true],
  ] as const) {
    for (const { question } of part?.answers ?? []) {
      said.set(question, { question, only_for_me: is_mine });
    }
    for (const { item } of part?.own ?? []) {
      const words = known.get(item)?.words;
      said.set(item, { own: item, words: words ?? '…', only_for_me: is_mine });
    }
  }
  const items = form.items.map((item) => said.get(key_of(item)) ?? lock(item, only_for_me));
  const gone = [...said.values()].filter((item) => !known.has(key_of(item)));
  const good = parts.shared?.good ?? parts.mine?.good;
  return { items: [...items, ...gone], something_good: form.something_good || !!good };
}

const key_of = (item: CheckinItem): string => item.question ?? item.own ?? '';
const lock = (item: CheckinItem, only_for_me: boolean): CheckinItem =>
  only_for_me ? { ...item, only_for_me } : item;

/** The answers as the form's controls hold them. */
export function answers_in({ parts, only_for_me }: MyCheckin): CheckinAnswers {
  const { shared, mine } = parts;
  const values: CheckinAnswers['values'] = {};
  for (const part of [shared, mine]) {
    for (const { question, value } of part?.answers ?? []) values[question] = `${value}`;
    for (const { item, value } of part?.own ?? []) values[item] = `${value}`;
  }
  return {
    ...no_checkin_answers(),
    values,
    good: shared?.good ?? mine?.good ?? '',
    words: shared?.words ?? mine?.words ?? '',
    talk: shared?.talk ?? false,
    words_only_for_me: !only_for_me && !!mine?.words,
    all_only_for_me: only_for_me,
  };
}

/** The words of own questions by their ids; the later of two count. */
export const own_words = (items: readonly CheckinItem[]): Map<string, string> =>
  new Map(items.flatMap(({ own, words }) => (own && words ? [[own, words] as const] : [])));

/** What is asked now: as the server has it, or as it was chosen on this phone since. */
export function current_form<F extends CheckinForm>(
  form: F | undefined,
  pending: readonly Pending[],
): F | undefined {
  const chosen = pending.filter(({ state }) => state !== 'stuck').at(-1);
  return chosen ? (chosen.draft.body as unknown as F) : form;
}

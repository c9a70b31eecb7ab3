// What staff read, in English. Clients may read these screens too: person first, no blame.
import { answers, caseload, domains, questions } from './staff/caseload';
import { client, timeline } from './staff/client';
import { answer, kept, propose, step } from './staff/entries';
import { checkins, concerns } from './staff/concerns';
import { forms } from './staff/forms';
import { facts, fields, fields_of, kinds, values } from './staff/kinds';
import { chosen, instruments, measures, rhythm } from './staff/measures';
import { kiosk } from './staff/kiosk';
import { add_person, invite, people, programs, roles, team } from './staff/people';
import { agreements, ending, setbacks, sheet, suggest, wins } from './staff/plan';
import { policy } from './staff/policy';
import { supports } from './staff/supports';

export const messages = {
  back_to: (name: string) => `Back to ${name}`,
  optional: (label: string) => `${label} (optional)`,
  day_past: 'Choose today or a later day',
  copied: 'Copied',
  copy_failed: 'This browser did not copy. Select the text and copy it by hand.',

  caseload,
  concerns,
  checkins,
  rhythm,
  chosen,
  instruments,
  measures,
  questions,
  answers,
  domains,
  client,
  timeline,
  propose,
  step,
  answer,
  kept,
  people,
  add_person,
  invite,
  team,
  roles,
  programs,
  policy,
  kiosk,
  /** The kinds of entry, their fields and their choices. */
  record: { kinds, fields, fields_of, values, facts },
  forms,
  suggest,
  agreements,
  setbacks,
  wins,
  ending,
  sheet,
  supports,
};
export type Messages = typeof messages;

// What staff write as themselves, kind by kind.
import { choice, day, form, needed, words, yes, type FormSpec } from './fields';

/** Goals, own steps, suggestions and agreements have own pages. */
export const own_forms: readonly FormSpec[] = [
  form(
    'step.changed',
    'plan',
    'given',
    needed(words('words', 500)),
    day('due_on'),
    choice('repeats'),
    yes('smaller'),
    words('why', 1000),
  ),
  form('step.let_go', 'plan', 'given', words('why', 1000)),
  form('agreement.signed', 'agreements', 'given'),
  form(
    'agreement.noted',
    'agreements',
    'given',
    needed(choice('side', 'program', 'client')),
    needed(choice('kept', 'true', 'false')),
    words('words', 1000),
  ),
  form(
    'appeal.answered',
    'agreements',
    'given',
    needed(choice('outcome')),
    needed(words('words', 2000)),
  ),
  form('agreement.ended', 'agreements', 'given', words('why', 1000)),
  form(
    'reward.offered',
    'agreements',
    'new',
    needed(choice('sort', 'praise', 'privilege', 'small_thing')),
    needed(words('words', 300)),
    needed(words('earned_by', 500)),
  ),
  form('reward.earned', 'agreements', 'given', words('words', 500)),
  form('appointment.cancelled', 'appointments', 'given', words('why', 1000)),
  form(
    'appointment.noted',
    'appointments',
    'given',
    needed(choice('met', 'met', 'client_was_away', 'team_was_away')),
    words('words', 1000),
  ),
  form('setback.answered', 'setbacks', 'given', needed(words('words', 2000))),
  form('win.noticed', 'wins', 'nothing', needed(words('words', 500))),
  form('win.celebrated', 'wins', 'given', words('words', 500)),
  form('support.asked_after', 'supports', 'given', words('words', 1000)),
  // The care team asked the first friend, and says it for them.
  form('introduction.accepted', 'supports', 'given'),
  form('introduction.declined', 'supports', 'given', words('why', 500)),
  form(
    'introduction.noted',
    'supports',
    'given',
    needed(choice('met', 'true', 'false')),
    words('words', 1000),
  ),
  form(
    'referral.moved',
    'supports',
    'given',
    needed(
      choice('state', 'asked', 'waiting_list', 'accepted', 'not_accepted', 'first_contact', 'done'),
    ),
    needed(day('on', false)),
    words('told', 1000),
    words('words', 1000),
    day('next_by'),
  ),
  form('page.answered', 'learning', 'given', needed(words('words', 2000))),
];

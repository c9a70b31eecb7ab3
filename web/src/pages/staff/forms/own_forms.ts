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
  form('setback.answered', 'setbacks', 'given', needed(words('words', 2000))),
  form('win.noticed', 'wins', 'nothing', needed(words('words', 500))),
  form('win.celebrated', 'wins', 'given', words('words', 500)),
  form('page.answered', 'learning', 'given', needed(words('words', 2000))),
];

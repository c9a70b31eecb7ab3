// The plan in full, in English: what stands on each of its pages has a file of its own.
import { goal, approaches, domains, findings, rulers } from './plan/goals';
import { step, week } from './plan/steps';
import { obstacle } from './plan/obstacles';
import { care } from './plan/care';
import { reviews, history, day } from './plan/reviews';
import { print } from './plan/print';
import { together } from './plan/together';
import { agreements } from './plan/agreements';

export const messages = {
  title: 'My plan',
  more: 'More of my plan',
  to_plan: 'Go to my plan',
  waiting: 'Your change is waiting to be sent.',
  gone: 'This is not in your plan now.',
  why_optional: 'Do you want to say why?',
  goal,
  approaches,
  domains,
  findings,
  rulers,
  step,
  week,
  obstacle,
  care,
  reviews,
  history,
  day,
  print,
  together,
  agreements,
};
export type Messages = typeof messages;

// The plan in full, in Spanish: what stands on each of its pages has a file of its own.
import type { Messages } from '../en/plan';
import { goal, approaches, domains, findings, rulers } from './plan/goals';
import { step, week } from './plan/steps';
import { obstacle } from './plan/obstacles';
import { care } from './plan/care';
import { reviews, history, day } from './plan/reviews';
import { print } from './plan/print';
import { together } from './plan/together';
import { agreements } from './plan/agreements';

export const messages: Messages = {
  title: 'Mi plan',
  more: 'Más de mi plan',
  to_plan: 'Ir a mi plan',
  waiting: 'Tu cambio está por enviarse.',
  gone: 'Esto no está ahora en tu plan.',
  why_optional: '¿Quieres decir por qué?',
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

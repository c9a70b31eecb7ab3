// Steps and the week, in Spanish.
import type { Messages } from '../../en/plan';

export const step: Messages['step'] = {
  title: 'Un paso',
  repeats: '¿Se repite?',
  repeats_options: {
    once: 'No, solo una vez',
    daily: 'Cada día',
    weekly: 'Cada semana',
    monthly: 'Cada mes',
  },
  times: {
    daily: 'cada día',
    weekly: 'cada semana',
    monthly: 'cada mes',
  },
  towards: 'Para la meta:',
  around: 'Es tu manera de resolver:',
  done_times: (count, plural) =>
    plural(count, { one: 'Hecho 1 vez', other: `Hecho ${count} veces` }),
  last_done: (day) => `La última vez: ${day}`,
  done_today: 'Hecho hoy',
  done_again: 'Hoy lo hiciste. Se repite.',
  done: 'Decir cuándo lo hice y cómo fue',
  done_title: 'Lo hiciste',
  done_on: '¿Qué día?',
  done_words: '¿Quieres decir cómo fue?',
  change: 'Cambiar este paso',
  change_title: 'Cambiar este paso',
  smaller: 'Hacerlo más pequeño',
  smaller_title: 'Hacer este paso más pequeño',
  smaller_more: 'Los pasos pequeños cuentan. Se guardan las palabras de antes.',
  let_go: 'Dejarlo ir',
  let_go_title: '¿Dejar ir este paso?',
  let_go_more: 'Queda en tu historial. Puedes agregar otro paso cuando quieras.',
  is_let_go: 'Lo dejaste ir',
  words: 'El paso',
  by_when: '¿Para qué día?',
  open: 'Ver este paso',
};

export const week: Messages['week'] = {
  title: 'Esta semana',
  lead: 'Pasos que pueden caber esta semana. Aquí nada llega tarde.',
  none: 'No hay pasos para esta semana. Puedes agregar uno en cualquier meta.',
  comes_back: 'Se repiten',
  this_week: 'Para esta semana',
  whenever: 'Cuando se pueda',
  others: 'Los hacen otras personas',
  later: 'Más adelante',
};

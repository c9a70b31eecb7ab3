// Looks at the plan, how it changed, and how it was, in Spanish.
import type { Messages } from '../../en/plan';

export const reviews: Messages['reviews'] = {
  title: 'Ver mi plan',
  lead: 'Verlo de vez en cuando lo mantiene tuyo. A solas o en compañía, las dos cuentan.',
  none: 'Todavía no han visto el plan en compañía.',
  next: (day) => `La próxima vez: ${day}.`,
  is_time: 'Puede ser buen momento para ver tu plan en compañía. No hay prisa.',
  look: 'Ver cómo',
  start: 'Ver mi plan ahora',
  start_title: 'Ver mi plan con calma',
  start_more: 'Deja fuera lo que quieras. Tu equipo puede leerlo.',
  goals_now: 'Tus metas ahora',
  in_my_words: '¿Cómo le contarías tu plan a una amistad?',
  in_my_words_hint: 'Con tus palabras. Así se ve qué está claro y qué no.',
  gaps: '¿Falta algo o hay algo que no está claro?',
  changes: '¿Qué te gustaría cambiar?',
  next_on: '¿Cuándo quieres verlo otra vez?',
  needed: 'Escribe unas palabras en uno de los campos, o elige un día.',
  held: (day) => `Visto el ${day}`,
  with: (who) => `Escrito en compañía de ${who}`,
  my_words: 'Con mis palabras:',
  my_gaps: 'Falta o no está claro:',
  my_changes: 'Por cambiar:',
};

export const history: Messages['history'] = {
  title: 'Cómo cambió mi plan',
  lead: 'Cada cambio, primero lo más nuevo, y quién lo hizo.',
  none: 'Nada ha cambiado todavía.',
  older: 'Ver cambios anteriores',
  why: 'Por qué:',
  on_goal: 'Sobre:',
  together: 'escrito en compañía',
  then: 'Ver mi plan como era en un día',
  did: {
    'goal.proposed': (who) => (who ? `${who} propuso una meta` : 'Propusiste una meta'),
    'goal.accepted': (who) =>
      who ? `${who} puso una meta en el plan` : 'Pusiste una meta en el plan',
    'goal.reworded': (who) =>
      who ? `${who} dijo una meta de otra forma` : 'Dijiste una meta de otra forma',
    'goal.declined': (who) =>
      who ? `${who} respondió a una meta` : 'Respondiste a una meta propuesta',
    'goal.rested': (who) => (who ? `${who} dejó una meta en pausa` : 'Dejaste una meta en pausa'),
    'goal.resumed': (who) => (who ? `${who} retomó una meta` : 'Retomaste una meta'),
    'goal.achieved': (who) => (who ? `${who} logró una meta` : 'Lograste una meta'),
    'goal.let_go': (who) => (who ? `${who} dejó ir una meta` : 'Dejaste ir una meta'),
    'goal.gauged': (who) =>
      who ? `${who} dijo cuánto importa una meta` : 'Dijiste cuánto te importa una meta',
    'step.added': (who) => (who ? `${who} agregó un paso` : 'Agregaste un paso'),
    'step.done': (who) => (who ? `${who} hizo un paso` : 'Hiciste un paso'),
    'step.changed': (who) => (who ? `${who} cambió un paso` : 'Cambiaste un paso'),
    'step.let_go': (who) => (who ? `${who} dejó ir un paso` : 'Dejaste ir un paso'),
    'obstacle.named': (who) =>
      who ? `${who} dijo qué lo hace difícil` : 'Dijiste qué lo hace difícil',
    'obstacle.way_chosen': (who) =>
      who ? `${who} eligió una manera de resolverlo` : 'Elegiste una manera de resolverlo',
    'obstacle.passed': (who) =>
      who ? `${who} dijo que ya no estorba` : 'Dijiste que ya no estorba',
    'part.added': (who) =>
      who ? `${who} sumó un tratamiento al plan` : 'Sumaste un tratamiento al plan',
    'part.ended': (who) =>
      who ? `${who} sacó un tratamiento del plan` : 'Sacaste un tratamiento del plan',
    'review.held': (who) => (who ? `${who} vio el plan con calma` : 'Viste el plan con calma'),
    'agreement.proposed': (who) => (who ? `${who} propuso un acuerdo` : 'Propusiste un acuerdo'),
    'agreement.signed': (who) => (who ? `${who} firmó un acuerdo` : 'Firmaste un acuerdo'),
    'agreement.noted': (who) =>
      who ? `${who} anotó cómo va un acuerdo` : 'Anotaste cómo va un acuerdo',
    'effect.decided': (who) =>
      who ? `${who} decidió sobre lo acordado` : 'Decidiste sobre lo acordado',
    'effect.appealed': (who) =>
      who ? `${who} pidió que se revise` : 'Pediste que se revise una decisión',
    'appeal.answered': (who) =>
      who ? `${who} respondió a la revisión` : 'Respondiste a la revisión',
    'agreement.ended': (who) => (who ? `${who} terminó un acuerdo` : 'Terminaste un acuerdo'),
    'reward.offered': (who) => (who ? `${who} ofreció una recompensa` : 'Ofreciste una recompensa'),
    'reward.agreed': (who) => (who ? `${who} aceptó una recompensa` : 'Aceptaste una recompensa'),
    'reward.earned': (who) =>
      who ? `${who} anotó una recompensa ganada` : 'Anotaste una recompensa ganada',
  },
  did_other: (who) => (who ? `${who} escribió esto` : 'Escribiste esto'),
  smaller: 'Se hizo más pequeña.',
  kept: 'Se cumplió.',
  missed: 'No se cumplió.',
};

export const day: Messages['day'] = {
  title: 'Mi plan como era',
  label: '¿Qué día?',
  hint: 'Ves el plan como era al final de ese día.',
  needed: 'Elige un día hasta hoy.',
  show: 'Ver mi plan',
  heading: (day) => `Mi plan el ${day}`,
  none: 'Ese día no había nada en tu plan.',
  another: 'Elegir otro día',
};

// Lo que lee el equipo, en español: sugerencias, acuerdos, tropiezos, logros, el fin del tratamiento y
// el plan en papel.
import type * as en from '../../en/staff/plan';

export const suggest: typeof en.suggest = {
  heading: 'Sugerencias y preguntas',
  button: 'Sugerir algo',
  title: (called) => `Sugerir algo a ${called}`,
  plain: (called) => `${called} responde sí, con cambios, ahora no o no. Un no no cuesta nada.`,
  send: 'Enviar sugerencia',
  done: 'Tu sugerencia va en camino',
  done_words: (called) => `${called} responde cuando quiera.`,
  waits: (called) => `Espera la respuesta de ${called}`,
  said: (called, when) => `${called} dijo, ${when}:`,
  again: 'Sugerir otra vez',
  more: 'Ver sugerencias anteriores',
  none: 'Todavía no hay sugerencias.',
  questions: 'Preguntas sobre páginas',
  before: (called, answer) => `Esto ya se le ofreció a ${called}. La respuesta: ${answer}`,
  no_answer_yet: 'todavía ninguna; sigue en espera',
};

export const agreements: typeof en.agreements = {
  heading: 'Acuerdos y premios',
  none: 'Ahora no hay acuerdos.',
  does: (called) => `Lo que hace ${called}`,
  holds: 'En vigor',
  not_yet: 'Todavía no vale',
  not_yet_note: 'Vale cuando los dos lados han firmado.',
  ended: 'Terminado',
  offered_by: (name, when) => `Ofrecido por ${name}, ${when}`,
  signed: (name, when) => `Con la firma de ${name}, ${when}`,
  not_signed: (called) => `Falta la firma de ${called}`,
  not_signed_program: 'Falta la firma del programa',
  noted: (side, kept) => `${side}: ${kept}`,
  decided: (name, when) => `${name} decidió, ${when}:`,
  appealed: (called) => `${called} pidió otra mirada:`,
  answered: (name, outcome) => `${name} respondió. ${outcome}:`,
  earlier: (count, plural) =>
    plural(count, { one: '1 acuerdo anterior', other: `${count} acuerdos anteriores` }),
  rewards: 'Premios',
  agreed: 'Acordado',
  earned: (count, plural) => plural(count, { one: 'Ganado', other: `Ganado ${count} veces` }),
  waits_for_yes: (called) => `Espera el sí de ${called}`,

  propose: 'Ofrecer un acuerdo',
  title: (called) => `Ofrecer un acuerdo a ${called}`,
  plain: 'Los dos lados prometen algo. Vale solo cuando los dos han firmado.',
  offer: 'Ofrecer este acuerdo',
  again: 'Ofrecerlo otra vez, con cambios',
  replaces: 'El acuerdo anterior',
  stands_in: 'Toma el lugar de un acuerdo anterior cuando los dos lados han firmado.',
  same_for_all: 'Igual para todas las personas. Está en la lista del programa.',
  limit_gone: 'Este límite ya no está en la lista. Elige otro, o sigue sin límite.',
  new_word: 'La persona dijo que no. Cámbialo, o di qué es distinto ahora.',
  both_sides: 'Escribe al menos una cosa que hace el equipo',
  offered_title: 'El acuerdo está ofrecido',
  offered_words: (called) =>
    `${called} puede firmarlo, cambiarlo contigo o dejarlo. Firma también por el programa.`,

  decide: 'Decidir sobre el efecto',
  decide_title: 'Decidir sobre el efecto acordado',
  why_hint: (called) => `${called} lo lee enseguida.`,
  why_empty: 'Di por qué',
  will_happen: 'Esto va a pasar',
  consequences: [
    (called) => `${called} ve enseguida tu decisión y tu razón.`,
    (called) => `${called} puede pedir otra mirada. Responde una persona.`,
    () => 'Queda en el historial. Una respuesta posterior puede cambiarlo o retirarlo.',
  ],
  decide_button: 'Decidir que se aplica',
  talk_first: (called) => `Hablar primero con ${called}`,
  change_why: 'Cambiar lo que escribí',
  no_effect: 'No hay nada que decidir ahora. Solo se aplica un efecto acordado antes.',
  decided_title: 'Tu decisión está escrita',
  decided_words: (called) => `${called} la ve, y puede pedir otra mirada.`,
};

export const setbacks: typeof en.setbacks = {
  heading: 'Tropiezos',
  none: 'Ningún tropiezo contado.',
  no_words: (called) => `${called} te avisó, sin más palabras.`,
  steps: 'A qué llevó',
};

export const wins: typeof en.wins = {
  heading: 'Lo que salió bien',
  more: 'Ver los anteriores',
  none: (called) => `Todavía no hay nada anotado. ¿Qué notaste en ${called}?`,
  milestones: 'Lo que cuenta',
  since: (when) => `desde el ${when}`,
  celebrated: (name) => `${name} lo celebra:`,
};

export const ending: typeof en.ending = {
  link: 'Terminar el tratamiento',
  title: (called) => `Terminar el tratamiento con ${called}`,
  stays: (called) => `Esto se queda con ${called}`,
  what_stays: [
    'Su plan, su historia y sus herramientas.',
    'Su acceso. Lee todo como antes.',
    'El camino de vuelta: un toque, sin pedir permiso.',
  ],
  hint: (called) => `${called} lee esto. Da las gracias y di que la puerta está abierta.`,
  button: 'Terminar el tratamiento',
  keep: 'Seguir en compañía',
  ended_already: 'El tratamiento ya terminó, o no puedes terminarlo aquí.',
  done: 'El tratamiento terminó',
  done_words: (called) => `${called} puede volver con un toque.`,
};

export const sheet: typeof en.sheet = {
  title: (name) => `Plan de ${name}`,
  day: 'Como era al final de este día',
  day_hint: 'Déjalo vacío para ver el plan de hoy.',
  show: 'Ver este día',
  not_yet: 'Elige hoy o un día anterior',
  as_of: (when) => `Como era al final del día: ${when}.`,
  now: (when) => `Como es ahora: ${when}.`,
  goals: 'Metas',
  open: 'Abierto',
  first: (name, when) => `Antes, en palabras de ${name}, ${when}:`,
  leaves_out: 'Lo que no está en esta página',
  left_out: [
    'Registros, mensajes, tropiezos, logros y lo aprendido.',
    'Lo que la persona guarda para sí.',
    'Las notas de terapia, que la ley guarda aparte.',
  ],
  no_agreements: 'Los acuerdos: están en el plan de hoy.',
  left_out_goals: (count, plural) =>
    plural(count, {
      one: '1 meta propuesta, no aceptada o dejada ir.',
      other: `${count} metas propuestas, no aceptadas o dejadas ir.`,
    }),
  left_out_waiting: (count, called, plural) =>
    plural(count, {
      one: `1 cosa escrita en conjunto que ${called} no ha confirmado.`,
      other: `${count} cosas escritas en conjunto que ${called} no ha confirmado.`,
    }),
};

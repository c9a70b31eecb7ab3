// Lo que lee el equipo en los formularios y partes del plan, en español.
import type * as en from '../en/staff_forms';

export const forms: typeof en.forms = {
  needed: (label) => `Completa: ${label}`,
  nothing: 'Completa al menos una de estas partes',
  too_many: (most) => `Usa ${most} líneas o menos`,
  not_in_range: (most) => `Escribe un número entero de 1 a ${most}`,
  one_a_line: 'Una cosa en cada línea.',
  scale: 'De 0 (nada) a 10 (mucho).',
  not_asked: 'Sin preguntar',
  not_chosen: 'Sin elegir',
  button: 'Guardar',
  done: 'Ya está escrito',
  sees: (called) => `${called} lo verá la próxima vez.`,
  not_possible: 'Esto no se puede escribir aquí ahora.',
  spoken_of: (who) => `Se trata de esto, de ${who}`,

  together_link: 'Escribir en conjunto',
  together_page: (called) => `Escribir en conjunto con ${called}`,
  together_title: (what) => `Escribir en conjunto: ${what}`,
  together_now: (called) => `${called} está aquí contigo`,
  together_note: (called) =>
    `Usa sus palabras y léelas en voz alta. Cuenta solo cuando ${called} lo confirma.`,
  together_button: (called) => `Dárselo a ${called} para confirmar`,
  together_done: 'Escrito en conjunto',
  together_next: (called) => `${called} lo ve en su página Hoy, y ahí dice sí o no.`,
  waits_for: (called) => `Espera la confirmación de ${called}`,
  nothing_waits: (called) => `Nada espera a ${called} ahora.`,
  write_more: 'Escribir más en conjunto',
  write_what: '¿Qué escriben en conjunto?',
  groups: {
    plan: 'El plan completo',
    story: 'Su historia y sus deseos',
    life: 'Partes de la vida',
    coping: 'Momentos difíciles y seguridad',
    goal: 'Meta',
    step: 'Paso',
    suggestion: 'Sugerencia',
    setback: 'Tropiezo',
    part: 'En el plan',
  },

  starters_title: 'Una forma amable de empezar',
  starters_hint: 'Elige una para empezar, y cámbiala como quieras.',
  starters: [
    'Gracias por contármelo. Hizo falta valor.',
    'Qué bueno que escribiste. ¿Cómo estás ahora?',
    'Esto no borra lo que has logrado. Estoy contigo.',
  ],
  advice: 'Esto puede sonar a consejo o a culpa. Una pregunta o un gracias se oye mejor.',

  own: {
    'step.changed': { title: 'Cambiar mi paso', button: 'Guardar el cambio' },
    'step.let_go': { title: 'Dejar ir mi paso', button: 'Dejarlo ir' },
    'agreement.signed': { title: 'Firmar por el programa', button: 'Firmar por el programa' },
    'agreement.noted': { title: 'Anotar si se cumplió', button: 'Guardar la nota' },
    'appeal.answered': { title: 'Responder a la apelación', button: 'Enviar la respuesta' },
    'agreement.ended': { title: 'Terminar el acuerdo', button: 'Terminar el acuerdo' },
    'reward.offered': { title: 'Ofrecer un premio', button: 'Ofrecerlo' },
    'reward.earned': { title: 'Ya se ganó', button: 'Decir que se ganó' },
    'setback.answered': { title: 'Responder a un tropiezo', button: 'Enviar la respuesta' },
    'win.noticed': { title: 'Decir lo que noté', button: 'Enviarlo' },
    'win.celebrated': { title: 'Celebrar esto', button: 'Celebrarlo' },
    'page.answered': { title: 'Responder a la pregunta', button: 'Enviar la respuesta' },
  },
  hints: {
    'setback.answered': {
      words: 'Empieza con gracias o con cariño. Sin consejos, sin «deberías», sin «por qué».',
    },
    'agreement.noted': {
      side: 'Nuestras promesas cuentan tanto como las suyas.',
      words: 'Lo que viste, sin juzgar.',
    },
    'appeal.answered': { words: 'Di lo que escuchaste, y por qué es así ahora.' },
    'reward.offered': {
      words: 'Una buena palabra, un privilegio o un detalle. Nunca dinero.',
      earned_by: 'Algo que la persona hace, como «venir tres veces».',
    },
    'win.noticed': { words: 'Lo que hizo, no cómo es.' },
    'page.answered': { words: 'Di lo que sabes, y lo que vas a averiguar.' },
    'suggestion.made': {
      words: 'Una sola cosa, en palabras sencillas.',
      why: 'Para la persona, hasta donde sabes.',
      page: 'El nombre de la página en la biblioteca.',
      why_again: 'Qué cambió desde que respondió.',
    },
    'agreement.proposed': {
      words: 'Para qué es.',
      client_does: 'Una cosa en cada línea, seis como máximo.',
      clinician_does: 'Una cosa en cada línea. Al menos una promesa del equipo.',
      limit: 'Uno de la lista del programa: el mismo para todas las personas.',
      effect: 'Lo que puede seguir si no se cumple. Lo decide una persona, nunca el programa solo.',
    },
    'review.held': { in_my_words: 'Pide que te cuente el plan. Escribe lo que dice.' },
    'goal.accepted': { words: 'Como lo dice la persona.' },
    'preferences.set': { called: 'Lo que está aquí ahora se cambia por completo.' },
    'quiet_plan.written': { after_days: 'Un número de 1 a 90.' },
  },
};

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

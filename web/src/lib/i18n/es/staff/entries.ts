// Lo que lee el equipo, en español: las metas, los pasos y las respuestas que escriben.
import type * as en from '../../en/staff/entries';

export const propose: typeof en.propose = {
  title: (called) => `Proponer una meta a ${called}`,
  plain: (called) =>
    `Esto es una propuesta. Solo cuenta cuando ${called} la acepte, con sus propias palabras. También puede cambiarla, esperar o decir que no.`,
  remember: (called) => `Primero, ${called} con sus propias palabras`,
  words: 'La meta',
  words_hint: 'Palabras sencillas, como las diría la persona. Una sola cosa.',
  words_empty: 'Escribe la meta',
  why: 'Por qué puede importar',
  why_hint: 'A la persona, hasta donde sabes. Si lo supones, dilo.',
  domain: 'Parte de la vida',
  domain_none: 'Sin elegir',
  done: 'Cómo se ve cuando esté hecho',
  done_hint: '¿Cómo lo van a notar los dos?',
  target: 'Para cuándo',
  target_hint: 'Solo si un día ayuda.',
  button: 'Proponer esta meta',
  done_title: 'La meta está propuesta',
  done_words: (called) => `${called} la ve la próxima vez. Solo cuenta cuando la acepte.`,
  not_possible: 'Ahora no puedes proponer una meta aquí.',
  again: 'Ofrecer otra vez',
  why_again: 'Qué es distinto ahora',
  why_again_hint: 'Dijo no o ahora no. Di por qué preguntas otra vez.',
  why_again_empty: 'Di qué es distinto ahora, o déjalo así',
  answers: { not_now: 'Ahora no', no: 'No' },
};

export const step: typeof en.step = {
  title: 'Agregar lo que haré yo',
  goal: 'La meta, con sus palabras',
  words: 'Lo que haré yo',
  words_hint: 'Algo que haces tú. Empieza con un verbo.',
  words_empty: 'Escribe lo que vas a hacer',
  due: 'Para cuándo',
  due_hint: 'Solo un día que puedas cumplir.',
  button: 'Agregar mi paso',
  done_title: 'Tu paso está en el plan',
  done_words: (called) => `${called} lo ve junto a la meta.`,
  not_possible: 'Ahora no puedes agregar un paso a esta meta.',
};

export const answer: typeof en.answer = {
  title: (called) => `Responder el registro de ${called}`,
  words: 'Tu respuesta',
  words_hint: (called) => `${called} la lee. Empieza por lo que escuchaste.`,
  words_empty: 'Escribe tu respuesta, o elige «Marcar como visto»',
  button: 'Enviar respuesta',
  seen: 'Marcar como visto',
  words_needed: 'Escribe tu respuesta',
  done_title: 'Tu respuesta va en camino',
  seen_title: 'Marcado como visto',
  done_words: (called) => `${called} la ve en su página Hoy.`,
  already: 'Este registro ya tiene respuesta. Gracias.',
  missing: 'Este registro no está abierto para ti.',
};

export const kept: typeof en.kept = {
  sent: 'Está enviado.',
  waiting: 'Queda guardado en este dispositivo y sale en cuanto haya señal.',
  stuck: 'No se pudo enviar. Tus palabras están guardadas.',
};

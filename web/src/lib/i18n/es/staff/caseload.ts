// Lo que lee el equipo, en español: el listado, y las palabras de los registros y las partes de la vida.
import type * as en from '../../en/staff/caseload';

export const caseload: typeof en.caseload = {
  title: 'Mi lista de personas',
  intro: 'Quién apreciaría saber de ti, y cómo podrías empezar.',
  show: 'Mostrar',
  everyone: 'Todas',
  sort: 'Ordenar por',
  shown: (shown, total, plural) =>
    shown === total
      ? plural(total, { one: '1 persona', other: `${total} personas` })
      : plural(total, { one: `${shown} de 1 persona`, other: `${shown} de ${total} personas` }),
  more: 'Mostrar más personas',
  person: 'Persona',
  why: 'Por qué hoy',
  last: 'Último registro',
  urges: 'Ganas, 14 días',
  offered: 'Metas propuestas',
  not_yet: 'Todavía no',
  say: 'Podrías decir',
  quoted: (words) => `«${words}»`,
  by: (when) => `Responder antes de: ${when}`,
  please_avoid: 'Por favor, evita',
  offered_none: 'Ninguna',
  offered_count: (count, plural) =>
    plural(count, { one: '1 espera respuesta', other: `${count} esperan respuesta` }),
  checkins: (count, plural) =>
    plural(count, { one: '1 espera respuesta', other: `${count} esperan respuesta` }),
  reasons: {
    concern: 'Algo por atender',
    wants_to_talk: 'Quiere hablar',
    setback_told: 'Contó un tropiezo',
    checkin_waiting: 'Registro por responder',
    question_waiting: 'Pregunta por responder',
    appeal_waiting: 'Apelación por responder',
    message_waiting: 'Mensaje por responder',
    appointment_waiting: 'Pide una cita',
    appointment_missed: 'No se vieron',
    introduction_waiting: 'Pide un primer amigo',
    quiet: 'Sin noticias hace días',
    referral_overdue: 'Una derivación por atender',
    review_due: 'Toca mirar el plan en conjunto',
    new: 'Empieza contigo',
    steady: 'Estable',
  },
  next_words: {
    concern: 'Gracias por decirlo. Aquí estoy. ¿Cómo estás ahora mismo?',
    wants_to_talk: 'Dijiste que quieres hablar. ¿Cuándo sería un buen momento para ti?',
    setback_told: 'Gracias por contármelo. ¿Cómo estás ahora? ¿Qué te ayudaría?',
    checkin_waiting: 'Gracias por tu registro. ¿De qué debería saber un poco más?',
    question_waiting: 'Leí tu pregunta. Esto es lo que sé, y lo que voy a averiguar.',
    appeal_waiting: 'Leí por qué lo ves distinto. ¿Cuándo podemos hablarlo?',
    message_waiting: 'Leí tu mensaje. Esto es lo que puedo hacer.',
    appointment_waiting: 'Pediste una cita. ¿Te va bien esa hora, o buscamos otra?',
    appointment_missed: 'No nos vimos. Todavía quiero verte. ¿Qué lo haría más fácil?',
    introduction_waiting: 'Pediste un primer amigo. Le voy a preguntar y te cuento qué dice.',
    quiet: 'Pensé en ti. No hace falta explicar nada. ¿Cómo van las cosas?',
    referral_overdue: 'Quiero seguir con lo que pedimos. ¿Qué has sabido tú?',
    review_due: '¿Miramos tu plan en conjunto? ¿Qué te sirve, y qué debería cambiar?',
    new: 'Me alegra acompañarte. ¿Qué haría que esto te sirva a ti?',
    steady: '¿Qué te ha ayudado últimamente? ¿De qué quieres más?',
  },
  urges_none: 'Nada reportado',
  urges_line: (days, often, last, plural) =>
    plural(days, {
      one: `1 día reportado: «${last}»`,
      other: `${days} días reportados. Casi siempre «${often}», la última vez «${last}»`,
    }),
  nobody: 'Todavía no acompañas a nadie',
  nobody_more: 'Una persona aparece aquí cuando entras en su equipo de cuidado.',
  nobody_here: 'Nadie tiene este motivo ahora. Elige «Todas» para ver la lista completa.',
  add: 'Agregar a una persona',
};

export const questions: typeof en.questions = {
  mood: 'Ánimo',
  urge: 'Ganas',
  confidence: 'Confianza',
  sleep: 'Sueño',
  connection: 'Compañía',
  stress: 'Estrés',
  pain: 'Dolor',
  medicine: 'Medicina como quiere',
  meetings: 'Reuniones',
  used: 'Consumió',
};

export const answers: typeof en.answers = {
  mood: ['Muy mal', 'Mal', 'Más o menos', 'Bien', 'Muy bien'],
  urge: ['Sin ganas', 'Pocas', 'Algunas', 'Fuertes', 'Muy fuertes'],
  confidence: ['Nada de confianza', 'Poca', 'Alguna', 'Bastante', 'Mucha'],
  sleep: ['Muy mal', 'Mal', 'Más o menos', 'Bien', 'Muy bien'],
  connection: [
    'Mucha soledad',
    'Soledad',
    'Algo de compañía',
    'Con compañía',
    'Con mucha compañía',
  ],
  stress: ['Sin estrés', 'Poco', 'Algo', 'Bastante', 'Mucho'],
  pain: ['Sin dolor', 'Poco', 'Algo', 'Bastante', 'Mucho'],
  medicine: ['No', '', 'En parte', '', 'Sí'],
  meetings: ['Ninguna', 'Una', 'Dos', 'Tres', 'Cuatro o más'],
  used: ['No', '', '', '', 'Sí'],
};

export const domains: typeof en.domains = {
  recovery: 'Recuperación',
  health: 'Salud',
  mind: 'Mente',
  home: 'Hogar',
  relationships: 'Relaciones',
  work_and_learning: 'Trabajo y estudio',
  money: 'Dinero',
  legal: 'Asuntos legales',
  community: 'Comunidad',
  meaning: 'Sentido',
};

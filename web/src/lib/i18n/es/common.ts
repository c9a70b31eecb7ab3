// Palabras del marco: encabezado, navegación, estados y lo que sale mal.
import type { Messages } from '../en/common';

export const messages: Messages = {
  app: 'Alongside',
  skip: 'Ir al contenido principal',
  nav: 'Principal',
  footer: 'Más',
  today: 'Hoy',
  plan: 'Mi plan',
  check_in: 'Registro',
  find_support: 'Buscar apoyo',
  record: 'Mi historial',
  help: 'Ayuda ahora',
  caseload: 'Personas a mi cargo',
  people: 'Personas',
  account: 'Cuenta',
  messages: 'Mensajes',
  preferences: 'Cómo quiero que me traten',
  sharing: 'Quién ve qué',
  sign_in: 'Entrar',
  sign_out: 'Salir',
  language: 'English',
  dark: 'Oscuro',
  light: 'Claro',

  offline: 'No hay señal por ahora. Lo que escribes se guarda en este teléfono.',
  as_of: (when) => `No hay señal. Así estaba: ${when}.`,
  waiting: (count, plural) =>
    plural(count, { one: 'Hay 1 cosa por enviar.', other: `Hay ${count} cosas por enviar.` }),
  waiting_sign_in: (count, plural) =>
    plural(count, {
      one: 'Entra para enviar 1 cosa que escribiste.',
      other: `Entra para enviar ${count} cosas que escribiste.`,
    }),
  stuck: (count, plural) =>
    plural(count, {
      one: '1 cosa no se pudo enviar. Tus palabras están guardadas.',
      other: `${count} cosas no se pudieron enviar. Tus palabras están guardadas.`,
    }),
  stuck_look: 'Ver qué puedes hacer',
  new_version: 'Hay una versión nueva.',
  use_new_version: 'Usar la versión nueva',
  loading: 'Abriendo esta página…',
  load_failed: 'Esta página no se abrió. Revisa tu señal e inténtalo otra vez.',
  try_again: 'Intentar otra vez',
  not_found: 'No encontramos esta página',
  not_found_more: 'Quizás cambió de lugar, o la dirección tiene un error.',
  go_home: 'Ir a la primera página',

  back: 'Atrás',
  go_on: 'Continuar',
  save: 'Guardar',
  send: 'Enviar',
  cancel: 'Cancelar',
  change: 'Cambiar',
  remove: 'Quitar',
  close: 'Cerrar',
  yes: 'Sí',
  no: 'No',
  optional: 'Puedes dejarlo vacío.',
  optional_choice: 'Puedes saltarlo.',
  more: 'Ver más',
  error_prefix: 'Error: ',
  error_title: 'Hay un problema',
  characters_left: (count, plural) =>
    plural(count, { one: 'Queda 1 letra', other: `Quedan ${count} letras` }),
  characters_over: (count, plural) =>
    plural(count, { one: 'Sobra 1 letra', other: `Sobran ${count} letras` }),
  too_long: (most) => `Usa ${most} letras o menos.`,

  roles: {
    client: 'Cliente',
    clinician: 'Consejería',
    recovery_coach: 'Guía de recuperación',
    supporter: 'Persona de apoyo',
    supervisor: 'Supervisión',
    administrator: 'Administración',
  },
  areas: {
    story: 'Mi historia y cómo quiero que me traten',
    plan: 'Mi plan',
    checkins: 'Mis registros',
    supports: 'Mis reuniones y apoyos',
    care: 'Mensajes',
    trust: 'Quién ve qué',
  },

  sign_out_title: '¿Salir en este teléfono?',
  sign_out_waiting: (count, plural) =>
    plural(count, {
      one: '1 cosa que escribiste todavía no se envió. Se perderá si sales ahora.',
      other: `${count} cosas que escribiste todavía no se enviaron. Se perderán si sales ahora.`,
    }),
  sign_out_more: 'Se borrará todo lo que Alongside guarda en este teléfono.',
  stay_signed_in: 'No salir',

  problems: {
    no_answer: 'No hay conexión por ahora. Revisa tu señal e inténtalo otra vez.',
    not_kept:
      'No se envió, y este navegador no puede guardarlo. Deja la página abierta e inténtalo otra vez.',
    server: 'Algo no funcionó de nuestro lado. Espera un poco e inténtalo otra vez.',
    unexpected: 'Eso no funcionó. Inténtalo otra vez.',
    http_404: 'No lo encontramos.',
  },
};

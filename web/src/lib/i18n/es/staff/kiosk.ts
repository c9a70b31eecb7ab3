// Lo que lee el personal, en español: códigos de la recepción y las tabletas de un programa.
import type { kiosk as English } from '../../en/staff/kiosk';

export const kiosk: typeof English = {
  link: 'Código para la tableta',
  desk: {
    title: 'Código para la tableta',
    intro:
      'Con este código, la persona hace su registro en la tableta de la clínica, sin su teléfono.',
    code: 'Dale este código',
    until: (time) => `Funciona una vez, hasta las ${time}.`,
    once: 'Solo se muestra aquí. Un código nuevo termina el anterior.',
    button: 'Crear un código',
    another: 'Crear otro código',
    sees: 'La persona ve en su expediente que lo creaste. El código abre su registro y nada más.',
  },
  tablets: {
    title: 'Tabletas para registros',
    intro:
      'En una tableta, quien no tiene teléfono hace su registro con un código de la recepción o con su PIN.',
    none: 'Todavía no hay tabletas.',
    added: (who, when) => `La preparó ${who}, ${when}.`,
    seen: (when) => `Último uso: ${when}.`,
    end: 'Cerrar sesión',
    ended: (name) => `Se cerró la sesión de ${name}.`,
    add: 'Convertir este aparato en tableta',
    add_more: 'Hazlo en la tableta misma.',
    name: 'Nombre de la tableta',
    name_hint: 'Dónde está, por ejemplo «Recepción».',
    name_empty: 'Escribe un nombre para la tableta',
    button: 'Preparar este aparato',
    sure: 'Se cerrará tu sesión en este aparato',
    sure_more:
      'Desde entonces solo abre registros. Para volver a trabajar en él, inicia sesión como siempre.',
    yes: 'Prepararlo',
    no: 'Ahora no',
  },
};

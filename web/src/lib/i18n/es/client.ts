// Palabras de las páginas del cliente.
import type { Messages } from '../en/client';

export const messages: Messages = {
  hello: (name) => `Hola, ${name}`,
};

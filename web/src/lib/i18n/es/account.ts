// Palabras de las páginas: account.
import type { Messages } from '../en/account';

export const messages: Messages = {};

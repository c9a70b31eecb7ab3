// Palabras de las páginas: staff.
import type { Messages } from '../en/staff';

export const messages: Messages = {};

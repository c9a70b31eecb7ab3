// La biblioteca, sugerencias y decisiones, en español.
import type { Messages } from '../en/learning';

export const messages: Messages = {
  title: 'Biblioteca',
};

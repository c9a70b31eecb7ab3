// Mi historia, mi círculo, logros y tropiezos, en español.
import type { Messages } from '../en/life';

export const messages: Messages = {
  title: 'Mi historia',
};

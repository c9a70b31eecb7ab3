// El plan completo: metas y pasos, obstáculos, tratamiento, revisiones, acuerdos, en español.
import type { Messages } from '../en/plan';

export const messages: Messages = {
  title: 'Mi plan',
};

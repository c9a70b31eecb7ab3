// Lo que lee el equipo, en español. También lo pueden leer las personas: primero la persona.
import type { Messages } from '../en/staff';
import { answers, caseload, domains, questions } from './staff/caseload';
import { client, timeline } from './staff/client';
import { answer, kept, propose, step } from './staff/entries';
import { checkins, concerns } from './staff/concerns';
import { forms } from './staff/forms';
import { facts, fields, fields_of, kinds, values } from './staff/kinds';
import { chosen, instruments, measures, rhythm } from './staff/measures';
import { kiosk } from './staff/kiosk';
import { add_person, invite, people, programs, roles, team } from './staff/people';
import { agreements, ending, setbacks, sheet, suggest, wins } from './staff/plan';
import { policy } from './staff/policy';
import { supports } from './staff/supports';

export const messages: Messages = {
  back_to: (name) => `Volver a ${name}`,
  optional: (label) => `${label} (opcional)`,
  day_past: 'Elige hoy o un día después',
  copied: 'Copiado',
  copy_failed: 'Este navegador no copió. Selecciona el texto y cópialo a mano.',

  caseload,
  concerns,
  checkins,
  rhythm,
  chosen,
  instruments,
  measures,
  questions,
  answers,
  domains,
  client,
  timeline,
  propose,
  step,
  answer,
  kept,
  people,
  add_person,
  invite,
  team,
  roles,
  programs,
  policy,
  kiosk,
  record: { kinds, fields, fields_of, values, facts },
  forms,
  suggest,
  agreements,
  setbacks,
  wins,
  ending,
  sheet,
  supports,
};

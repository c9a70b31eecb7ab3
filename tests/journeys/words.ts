// What the app says, in both languages: the catalogues that it is built from.
import { messages as en_appointments } from '../../web/src/lib/i18n/en/appointments.ts';
import { messages as en_checkin } from '../../web/src/lib/i18n/en/checkin.ts';
import { messages as en_client } from '../../web/src/lib/i18n/en/client.ts';
import { messages as en_common } from '../../web/src/lib/i18n/en/common.ts';
import { messages as en_coping } from '../../web/src/lib/i18n/en/coping.ts';
import { messages as en_directory } from '../../web/src/lib/i18n/en/directory.ts';
import { messages as en_forms } from '../../web/src/lib/i18n/en/forms.ts';
import { messages as en_learning } from '../../web/src/lib/i18n/en/learning.ts';
import { messages as en_life } from '../../web/src/lib/i18n/en/life.ts';
import { messages as en_lists } from '../../web/src/lib/i18n/en/lists.ts';
import { messages as en_measures } from '../../web/src/lib/i18n/en/measures.ts';
import { messages as en_pass } from '../../web/src/lib/i18n/en/pass.ts';
import { messages as en_plan } from '../../web/src/lib/i18n/en/plan.ts';
import { messages as en_resources } from '../../web/src/lib/i18n/en/resources.ts';
import { messages as en_staff } from '../../web/src/lib/i18n/en/staff.ts';
import { messages as en_supports } from '../../web/src/lib/i18n/en/supports.ts';
import { messages as es_appointments } from '../../web/src/lib/i18n/es/appointments.ts';
import { messages as es_checkin } from '../../web/src/lib/i18n/es/checkin.ts';
import { messages as es_client } from '../../web/src/lib/i18n/es/client.ts';
import { messages as es_common } from '../../web/src/lib/i18n/es/common.ts';
import { messages as es_coping } from '../../web/src/lib/i18n/es/coping.ts';
import { messages as es_directory } from '../../web/src/lib/i18n/es/directory.ts';
import { messages as es_forms } from '../../web/src/lib/i18n/es/forms.ts';
import { messages as es_learning } from '../../web/src/lib/i18n/es/learning.ts';
import { messages as es_life } from '../../web/src/lib/i18n/es/life.ts';
import { messages as es_lists } from '../../web/src/lib/i18n/es/lists.ts';
import { messages as es_measures } from '../../web/src/lib/i18n/es/measures.ts';
import { messages as es_pass } from '../../web/src/lib/i18n/es/pass.ts';
import { messages as es_plan } from '../../web/src/lib/i18n/es/plan.ts';
import { messages as es_resources } from '../../web/src/lib/i18n/es/resources.ts';
import { messages as es_staff } from '../../web/src/lib/i18n/es/staff.ts';
import { messages as es_supports } from '../../web/src/lib/i18n/es/supports.ts';

const en = {
  appointments: en_appointments,
  checkin: en_checkin,
  client: en_client,
  common: en_common,
  coping: en_coping,
  directory: en_directory,
  forms: en_forms,
  learning: en_learning,
  life: en_life,
  lists: en_lists,
  measures: en_measures,
  pass: en_pass,
  plan: en_plan,
  resources: en_resources,
  staff: en_staff,
  supports: en_supports,
};
export type Words = typeof en;
export type Language = 'en' | 'es';
const es: Words = {
  appointments: es_appointments,
  checkin: es_checkin,
  client: es_client,
  common: es_common,
  coping: es_coping,
  directory: es_directory,
  forms: es_forms,
  learning: es_learning,
  life: es_life,
  lists: es_lists,
  measures: es_measures,
  pass: es_pass,
  plan: es_plan,
  resources: es_resources,
  staff: es_staff,
  supports: es_supports,
};

/** Everything the app says in one language. */
export const words_of = (language: Language): Words => ({ en, es })[language];

/** As the app chooses between one and many. */
export const plural_in =
  (language: Language) =>
  (count: number, forms: { one: string; other: string }): string =>
    new Intl.PluralRules(language).select(count) === 'one' ? forms.one : forms.other;

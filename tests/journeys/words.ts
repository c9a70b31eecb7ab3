// What the app says, in both languages: the catalogues that it is built from.
import { messages as en_client } from '../../web/src/lib/i18n/en/client.ts';
import { messages as en_common } from '../../web/src/lib/i18n/en/common.ts';
import { messages as en_coping } from '../../web/src/lib/i18n/en/coping.ts';
import { messages as en_learning } from '../../web/src/lib/i18n/en/learning.ts';
import { messages as en_life } from '../../web/src/lib/i18n/en/life.ts';
import { messages as en_plan } from '../../web/src/lib/i18n/en/plan.ts';
import { messages as en_staff } from '../../web/src/lib/i18n/en/staff.ts';
import { messages as es_client } from '../../web/src/lib/i18n/es/client.ts';
import { messages as es_common } from '../../web/src/lib/i18n/es/common.ts';
import { messages as es_coping } from '../../web/src/lib/i18n/es/coping.ts';
import { messages as es_learning } from '../../web/src/lib/i18n/es/learning.ts';
import { messages as es_life } from '../../web/src/lib/i18n/es/life.ts';
import { messages as es_plan } from '../../web/src/lib/i18n/es/plan.ts';
import { messages as es_staff } from '../../web/src/lib/i18n/es/staff.ts';

const en = {
  client: en_client,
  common: en_common,
  coping: en_coping,
  learning: en_learning,
  life: en_life,
  plan: en_plan,
  staff: en_staff,
};
export type Words = typeof en;
export type Language = 'en' | 'es';
const es: Words = {
  client: es_client,
  common: es_common,
  coping: es_coping,
  learning: es_learning,
  life: es_life,
  plan: es_plan,
  staff: es_staff,
};

/** Everything the app says in one language. */
export const words_of = (language: Language): Words => ({ en, es })[language];

/** As the app chooses between one and many. */
export const plural_in =
  (language: Language) =>
  (count: number, forms: { one: string; other: string }): string =>
    new Intl.PluralRules(language).select(count) === 'one' ? forms.one : forms.other;

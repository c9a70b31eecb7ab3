// What is asked, as the server says it: the questions of a check-in, and an instrument's sheet.
import type { Locale } from '$lib/i18n/index.svelte';

/** Words in both languages; the second where it may be used. */
export interface Bilingual {
  en: string;
  es?: string | undefined;
}

/** One question of a check-in: one of the bank, or one of the client's own. */
export interface CheckinItem {
  question?: string | undefined;
  /** The id of an own question. */
  own?: string | undefined;
  words?: string | undefined;
  only_for_me?: boolean | undefined;
}

export interface CheckinForm {
  items: readonly CheckinItem[];
  something_good: boolean;
}

export interface FormOption {
  code: string;
  value: number;
  words: Bilingual;
}

export interface FormItem {
  item: string;
  words: Bilingual;
  sort: 'choice' | 'number' | 'words';
  options: readonly FormOption[];
  lowest?: number | undefined;
  highest?: number | undefined;
  whole: boolean;
  /** Asked beside the instrument; may always be left out. */
  detail: boolean;
  /** A sensitive one: `self-harm`, `trauma`. */
  about?: string | undefined;
  /** What earlier answers have to say for it to be asked; empty: it always is. */
  asked_when: readonly AskedTest[];
  /** One of them is enough; else all have to hold. */
  asked_when_any: boolean;
}

export interface AskedTest {
  item: string;
  how: 'is' | 'is_not' | 'above';
  code?: string | undefined;
  number?: number | undefined;
}

export interface FormView {
  id: string;
  version: string;
  title: Bilingual;
  preface?: Bilingual | undefined;
  recall?: Bilingual | undefined;
  languages: readonly string[];
  attribution: string;
  terms: string;
  items: readonly FormItem[];
}

/** The bank of plain questions, each answered 0 to 4. */
export const bank = [
  'mood',
  'urge',
  'confidence',
  'sleep',
  'connection',
  'stress',
  'pain',
  'medicine',
  'meetings',
  'used',
] as const;
export type BankQuestion = (typeof bank)[number];
export const is_in_bank = (question: string | undefined): question is BankQuestion =>
  (bank as readonly (string | undefined)[]).includes(question);

/** What is written of a check-in. */
export interface CheckinBody {
  answers: { question: BankQuestion; value: number }[];
  words?: string;
  talk: boolean;
  own?: { item: string; value: number }[];
  good?: string;
}

/** One answer of a sheet as it is written. */
export interface SheetAnswer {
  item: string;
  value?: number;
  words?: string;
  declined?: boolean;
}

/** The words for a reader, and the language they are in. */
export function said_in(words: Bilingual, locale: Locale): { text: string; lang: Locale } {
  const text = words[locale];
  return text ? { text, lang: locale } : { text: words.en, lang: 'en' };
}

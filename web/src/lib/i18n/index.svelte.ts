// The languages: one catalogue for everyone, one for each part of the app, loaded with the first page
// that needs it.
import type { Problem } from '$lib/api/types';
import { instant } from '$lib/ids';
import { keep_language, note_language } from '$lib/offline/language';
import type { Messages as Account } from './en/account';
import type { Messages as Appointments } from './en/appointments';
import type { Messages as Checkin } from './en/checkin';
import type { Messages as Client } from './en/client';
import type { Messages as Common } from './en/common';
import type { Messages as Coping } from './en/coping';
import type { Messages as Directory } from './en/directory';
import type { Messages as Forms } from './en/forms';
import type { Messages as Learning } from './en/learning';
import type { Messages as Life } from './en/life';
import type { Messages as Lists } from './en/lists';
import type { Messages as Measures } from './en/measures';
import type { Messages as Pass } from './en/pass';
import type { Messages as Plan } from './en/plan';
import type { Messages as Refusals } from './en/refusals';
import type { Messages as Resources } from './en/resources';
import type { Messages as Staff } from './en/staff';
import type { Messages as Supports } from './en/supports';

export type Locale = 'en' | 'es';
export interface Catalogues {
  common: Common;
  client: Client;
  staff: Staff;
  supports: Supports;
  lists: Lists;
  account: Account;
  appointments: Appointments;
  plan: Plan;
  life: Life;
  learning: Learning;
  coping: Coping;
  measures: Measures;
  forms: Forms;
  directory: Directory;
  checkin: Checkin;
  pass: Pass;
  refusals: Refusals;
  resources: Resources;
}
export type CatalogueName = keyof Catalogues;

type Load<T> = Record<Locale, () => Promise<{ messages: T }>>;
const load: { [Name in CatalogueName]: Load<Catalogues[Name]> } = {
  common: { en: () => import('./en/common'), es: () => import('./es/common') },
  client: { en: () => import('./en/client'), es: () => import('./es/client') },
  staff: { en: () => import('./en/staff'), es: () => import('./es/staff') },
  supports: { en: () => import('./en/supports'), es: () => import('./es/supports') },
  lists: { en: () => import('./en/lists'), es: () => import('./es/lists') },
  account: { en: () => import('./en/account'), es: () => import('./es/account') },
  appointments: {
    en: () => import('./en/appointments'),
    es: () => import('./es/appointments'),
  },
  plan: { en: () => import('./en/plan'), es: () => import('./es/plan') },
  life: { en: () => import('./en/life'), es: () => import('./es/life') },
  learning: { en: () => import('./en/learning'), es: () => import('./es/learning') },
  coping: { en: () => import('./en/coping'), es: () => import('./es/coping') },
  measures: { en: () => import('./en/measures'), es: () => import('./es/measures') },
  forms: { en: () => import('./en/forms'), es: () => import('./es/forms') },
  directory: { en: () => import('./en/directory'), es: () => import('./es/directory') },
  checkin: { en: () => import('./en/checkin'), es: () => import('./es/checkin') },
  pass: { en: () => import('./en/pass'), es: () => import('./es/pass') },
  refusals: { en: () => import('./en/refusals'), es: () => import('./es/refusals') },
  resources: { en: () => import('./en/resources'), es: () => import('./es/resources') },
};

/** US forms of both languages, as our clients write dates and times. */
const formats: Record<Locale, string> = { en: 'en-US', es: 'es-US' };

/** How long it may take until a person is told that it takes long. */
const patience_ms = 400;

class I18n {
  locale = $state<Locale>('en');
  /** What became of asking for a language, while there is something to say. */
  asked = $state.raw<{ locale: Locale; state: 'waiting' | 'no_signal' }>();
  #loaded = $state.raw<Partial<Catalogues>>({});
  #rules = $derived(new Intl.PluralRules(formats[this.locale]));
  #relative = $derived(new Intl.RelativeTimeFormat(formats[this.locale], { numeric: 'auto' }));

  get common(): Common {
    return this.#loaded.common!;
  }
  get client(): Client {
    return this.#loaded.client!;
  }
  get staff(): Staff {
    return this.#loaded.staff!;
  }
  get lists(): Lists {
    return this.#loaded.lists!;
  }
  get supports(): Supports {
    return this.#loaded.supports!;
  }
  get resources(): Resources {
    return this.#loaded.resources!;
  }
  get account(): Account {
    return this.#loaded.account!;
  }
  get appointments(): Appointments {
    return this.#loaded.appointments!;
  }
  get plan(): Plan {
    return this.#loaded.plan!;
  }
  get life(): Life {
    return this.#loaded.life!;
  }
  get learning(): Learning {
    return this.#loaded.learning!;
  }
  get coping(): Coping {
    return this.#loaded.coping!;
  }
  get measures(): Measures {
    return this.#loaded.measures!;
  }
  get pass(): Pass {
    return this.#loaded.pass!;
  }
  get forms(): Forms {
    return this.#loaded.forms!;
  }
  get directory(): Directory {
    return this.#loaded.directory!;
  }
  get checkin(): Checkin {
    return this.#loaded.checkin!;
  }

  /** Makes catalogues ready in the language that is spoken now. */
  async need(names: readonly CatalogueName[]): Promise<void> {
    const { locale } = this;
    const missing = names.filter((name) => !this.#loaded[name]);
    if (!missing.length) return;
    const found = await fetch_all(missing, locale);
    if (locale !== this.locale) return this.need(names); // spoken otherwise meanwhile
    this.#loaded = { ...this.#loaded, ...found }; // with what others fetched meanwhile
  }

  /** Speaks this language from now on, with every catalogue in use. */
  async use(locale: Locale) {
    const loaded: Partial<Catalogues> = {};
    const missing = () =>
      (['common', ...Object.keys(this.#loaded)] as CatalogueName[]).filter((name) => !loaded[name]);
    // Again for those that a page asked for meanwhile.
    while (missing().length) Object.assign(loaded, await fetch_all(missing(), locale));
    this.#loaded = loaded;
    this.locale = locale;
    document.documentElement.lang = locale;
  }

  /** The first language of a visit: one that this phone has, where there is no signal. */
  async start(locale: Locale) {
    try {
      await this.use(locale);
    } catch {
      await this.use(locale === 'en' ? 'es' : 'en');
    }
  }

  /**
   * As `use`, where it can be done: the other language is fetched when it is asked for.
   * @returns false where the signal is too weak for that; the old one is spoken on, and `asked` says so
   */
  async ask(locale: Locale): Promise<boolean> {
    const waiting = setTimeout(() => (this.asked = { locale, state: 'waiting' }), patience_ms);
    try {
      const kept = await keep_language(locale);
      if (kept) await this.use(locale);
      this.asked = kept ? undefined : { locale, state: 'no_signal' };
      return kept;
    } catch {
      this.asked = { locale, state: 'no_signal' };
      return false;
    } finally {
      clearTimeout(waiting);
    }
  }

  /** As `ask`, and remembers that the person chose it. */
  async choose(locale: Locale) {
    if (!(await this.ask(locale))) return;
    try {
      localStorage.setItem('lang', locale);
      await note_language(locale);
    } catch {
      // A browser that keeps nothing.
    }
  }

  plural = (count: number, forms: { one: string; other: string }): string =>
    this.#rules.select(count) === 'one' ? forms.one : forms.other;

  /** "Monday, November 23, 10:30 AM" */
  when = (at: string | number | Date, zone?: string): string =>
    this.#format(at, { ...long_day, ...clock }, zone);
  /** "Monday, November 23" */
  day = (at: string | number | Date, zone?: string): string => this.#format(at, long_day, zone);
  /** "Monday 10:30 AM" */
  weekday_time = (at: string | number | Date, zone?: string): string =>
    this.#format(at, { weekday: 'long', ...clock }, zone);
  /** "10:30 AM" */
  time = (at: string | number | Date, zone?: string): string => this.#format(at, clock, zone);
  /** "Nov 23" */
  short_day = (at: string | number | Date, zone?: string): string =>
    this.#format(at, { day: 'numeric', month: 'short' }, zone);
  /** A calendar day such as 2026-11-23, which has no zone. */
  calendar_day = (day: string): string => this.#format(`${day}T12:00:00Z`, long_day, 'UTC');
  /** The same with its year and without its weekday: "November 23, 2026". */
  full_day = (day: string): string =>
    this.#format(`${day}T12:00:00Z`, { year: 'numeric', month: 'long', day: 'numeric' }, 'UTC');

  /** The same, short: "Nov 23, 2026". */
  date = (day: string): string =>
    this.#format(`${day}T12:00:00Z`, { year: 'numeric', month: 'short', day: 'numeric' }, 'UTC');

  /** "Dana Ruiz, Sam Lee, and Ana" */
  list = (items: readonly string[]): string =>
    new Intl.ListFormat(formats[this.locale]).format(items);
  /** "1.2 miles": what people here measure in. */
  distance = (kilometers: number): string =>
    new Intl.NumberFormat(formats[this.locale], {
      style: 'unit',
      unit: 'mile',
      unitDisplay: 'long',
      maximumFractionDigits: 1,
    }).format(kilometers / 1.609344);
  number = (value: number): string => new Intl.NumberFormat(formats[this.locale]).format(value);

  /** "2 hours ago", "yesterday" */
  ago = (at: string | number | Date, now = Date.now()): string => {
    const minutes = Math.round((date_of(at).getTime() - now) / 60_000);
    if (Math.abs(minutes) < 60) return this.#relative.format(minutes, 'minute');
    if (Math.abs(minutes) < 24 * 60) return this.#relative.format(Math.round(minutes / 60), 'hour');
    return this.#relative.format(Math.round(minutes / (24 * 60)), 'day');
  };

  /** "today, 9:10 AM", "Tuesday 9:10 AM", else the date; `.capital` where it stands alone. */
  recently = (at: string | number | Date, now = new Date()): string => {
    const date = date_of(at);
    const days = Math.round((midnight(date) - midnight(now)) / 864e5);
    if (days === 0 || days === -1) {
      return `${this.#relative.format(days, 'day')}, ${this.time(date)}`;
    }
    return days > -7 && days < 0 ? this.weekday_time(date) : this.when(date);
  };

  /** What went wrong, in this language where we know the code, else in the server's words. */
  problem = (problem: Problem): string =>
    this.#words_for(problem) ?? [problem.title, problem.detail].filter(Boolean).join(' ');
  /** The language of `problem(…)`, for `lang`. */
  problem_lang = (problem: Problem): Locale => (this.#words_for(problem) ? this.locale : 'en');

  /** The many words of rules come with the first refusal: most people never see one. */
  #words_for({ code }: Problem): string | undefined {
    if (!code.startsWith('rule.')) return said<string>(this.common.problems, code);
    const { refusals } = this.#loaded;
    if (!refusals) void this.need(['refusals']).catch(() => undefined);
    return refusals && said<string>(refusals, code);
  }

  #format(at: string | number | Date, options: Intl.DateTimeFormatOptions, zone?: string) {
    const with_zone = zone ? { ...options, timeZone: zone } : options;
    return new Intl.DateTimeFormat(formats[this.locale], with_zone).format(date_of(at));
  }
}

const long_day = { weekday: 'long', month: 'long', day: 'numeric' } as const;
const clock = { hour: 'numeric', minute: '2-digit' } as const;

const date_of = (at: string | number | Date): Date =>
  typeof at === 'string' ? instant(at) : new Date(at);
const midnight = (date: Date): number =>
  Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());

/** What a map of words says for a key that it may not have. */
export function said<T>(words: Record<string, T>, key: string): T | undefined {
  return Object.hasOwn(words, key) ? words[key] : undefined;
}

async function fetch_all(names: readonly CatalogueName[], locale: Locale) {
  const loaded = await Promise.all(
    names.map(async (name) => [name, (await load[name][locale]()).messages] as const),
  );
  return Object.fromEntries(loaded) as Partial<Catalogues>;
}

export const i18n = new I18n();

/** What the person chose, else what the phone speaks. */
export function preferred_locale(): Locale {
  try {
    const chosen = localStorage.getItem('lang');
    if (chosen === 'en' || chosen === 'es') return chosen;
  } catch {
    // A browser that keeps nothing.
  }
  const spoken = navigator.languages.find((tag) => /^(en|es)\b/.test(tag));
  return spoken?.startsWith('es') ? 'es' : 'en';
}

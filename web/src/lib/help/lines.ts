// The crisis lines as this reader reads them.
import type { HelpCountry, HelpLine, HelpView } from '$lib/api/types';
import type { Locale } from '$lib/i18n/index.svelte';

/** The organization's country; nothing where there are no lines for it. */
export const own_country = (view: HelpView): HelpCountry | undefined =>
  view.countries.find((country) => country.code === view.country);

/** The lines after the first: those that speak the reader's language before the others. */
export function further_lines(country: HelpCountry, locale: Locale): HelpLine[] {
  const rest = country.lines.slice(1);
  const speaks = (line: HelpLine) => line.languages.includes(locale);
  return [...rest.filter(speaks), ...rest.filter((line) => !speaks(line))];
}

/** What they speak, by name; nothing where it is the reader's language alone. */
export function spoken(line: HelpLine, locale: Locale): string[] {
  if (line.languages.length === 1 && line.languages[0] === locale) return [];
  const names = new Intl.DisplayNames(locale, { type: 'language' });
  return line.languages.map((code) => names.of(code) ?? code);
}

/** The address that begins a message, with its first word where the line asks for one. */
export function message_address(line: HelpLine): string | undefined {
  const number = callable(line.text);
  if (number === undefined) return undefined;
  // What iPhones and other phones each take for the beginning of the message.
  return `sms:${number}${line.text_word ? `?&body=${encodeURIComponent(line.text_word)}` : ''}`;
}

/** The address that a phone calls; nothing where there is no number to call. */
export function callable(phone: string | undefined): string | undefined {
  const digits = phone?.replace(/[^\d+*#]/g, '') ?? '';
  return /\d{3}/.test(digits) ? digits : undefined;
}

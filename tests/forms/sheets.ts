// Our instruments as another program gets them, and made-up answers to them: the same every time.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Coding {
  code: string;
  display?: string;
  extension?: { url: string; valueDecimal?: number }[];
}

/** What one question was answered, as FHIR writes it. */
export interface Answer {
  valueCoding?: Coding;
  valueInteger?: number;
  valueDecimal?: number;
  valueString?: string;
}

interface Extension {
  url: string;
  valueInteger?: number;
  valueDecimal?: number;
  valueString?: string;
  extension?: Extension[];
}

interface EnableWhen {
  question: string;
  operator: '=' | '!=' | '>';
  answerCoding?: Coding;
  answerInteger?: number;
}

export interface Item {
  linkId: string;
  type: 'choice' | 'integer' | 'decimal' | 'string' | 'text' | 'group';
  text?: string;
  extension?: Extension[];
  enableWhen?: EnableWhen[];
  enableBehavior?: 'all' | 'any';
  answerOption?: { valueCoding: Coding }[];
  item?: Item[];
}

export interface Questionnaire {
  resourceType: 'Questionnaire';
  id: string;
  url: string;
  version: string;
  extension: Extension[];
  item: Item[];
}

export interface ResponseItem {
  linkId: string;
  answer?: Answer[];
  item?: ResponseItem[];
}

export interface QuestionnaireResponse {
  resourceType: 'QuestionnaireResponse';
  questionnaire: string;
  status: string;
  item?: ResponseItem[];
}

/** Answers by the question's `linkId`; a question without one was not answered. */
export type Sheet = Map<string, Answer>;

const folder = join(import.meta.dirname, '../../content/instruments');

/** All built-in instruments. Where the wording is for others to bring, each text is a stand-in. */
export function instruments(): Questionnaire[] {
  return readdirSync(folder)
    .sort()
    .map((name) => with_words(JSON.parse(readFileSync(join(folder, name), 'utf8'))));
}

function with_words(form: Questionnaire): Questionnaire {
  for (const item of every_item(form.item)) {
    item.text ??= `Stand-in for question ${item.linkId}`;
    for (const { valueCoding } of item.answerOption ?? []) {
      valueCoding.display ??= `Stand-in for answer ${valueCoding.code}`;
    }
  }
  return form;
}

function every_item(items: Item[]): Item[] {
  return items.flatMap((item) => [item, ...every_item(item.item ?? [])]);
}

/** The questions in the order of the form, without the groups around them. */
export function questions(form: Questionnaire): Item[] {
  return every_item(form.item).filter((item) => item.type !== 'group');
}

// --- what is asked -------------------------------------------------------------------------------

/** Whether one condition holds, as FHIR R4 says it: without an answer, only `!=` does. */
function holds(condition: EnableWhen, answer: Answer | undefined): boolean {
  const wanted = condition.answerCoding?.code ?? condition.answerInteger!;
  const given = answer?.valueCoding?.code ?? answer?.valueInteger;
  if (condition.operator === '!=') return given !== wanted;
  if (given === undefined) return false;
  return condition.operator === '=' ? given === wanted : given > wanted;
}

function is_asked(item: Item, sheet: Sheet): boolean {
  const held = (item.enableWhen ?? []).map((each) => holds(each, sheet.get(each.question)));
  return item.enableBehavior === 'any' ? held.includes(true) : !held.includes(false);
}

/** The questions that a form asks where these are the answers. */
export function asked(form: Questionnaire, sheet: Sheet): Item[] {
  const shown = (items: Item[]): Item[] =>
    items
      .filter((item) => is_asked(item, sheet))
      .flatMap((item) => (item.type === 'group' ? shown(item.item ?? []) : [item]));
  return shown(form.item);
}

// --- making up -----------------------------------------------------------------------------------

/** Numbers from 0 to below 1 that follow from the seed (mulberry32). */
export function chance_of(seed: string): () => number {
  let state = [...seed].reduce((sum, letter) => Math.imul(sum, 31) + letter.charCodeAt(0), 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A sheet on which every question that is asked is answered, but for this share of gaps. */
export function make_sheet(form: Questionnaire, gaps: number, chance: () => number): Sheet {
  const sheet: Sheet = new Map();
  const visit = (items: Item[]) => {
    for (const item of items) {
      if (!is_asked(item, sheet)) continue;
      if (item.type === 'group') visit(item.item ?? []);
      else if (chance() >= gaps) sheet.set(item.linkId, make_answer(item, chance));
    }
  };
  visit(form.item);
  keep_possible(form, sheet);
  return sheet;
}

function make_answer(item: Item, chance: () => number): Answer {
  if (item.type === 'choice') {
    const options = item.answerOption!;
    const { code, display } = options[Math.floor(chance() * options.length)]!.valueCoding;
    return { valueCoding: { code, display: display! } };
  }
  if (item.type === 'string' || item.type === 'text') return { valueString: 'Words of mine — sí' };
  const [lowest, highest] = [bound(item, 'minValue'), bound(item, 'maxValue')];
  if (item.type === 'integer') {
    return { valueInteger: lowest + Math.floor(chance() * (highest - lowest + 1)) };
  }
  return { valueDecimal: lowest + Math.round(chance() * (highest - lowest) * 10) / 10 };
}

function bound(item: Item, name: 'minValue' | 'maxValue'): number {
  const found = item.extension!.find((each) => each.url.endsWith(`/StructureDefinition/${name}`))!;
  return (found.valueInteger ?? found.valueDecimal)!;
}

/** No more days of this than of that: the definition refuses such a sheet. */
function keep_possible(form: Questionnaire, sheet: Sheet) {
  for (const rule of form.extension) {
    if (rule.url !== 'urn:alongside:instrument:not-above') continue;
    const part = (name: string) => rule.extension!.find((each) => each.url === name)!.valueString!;
    const counts = (linkId: string) =>
      count_of(
        questions(form).find((item) => item.linkId === linkId)!,
        sheet.get(linkId),
      );
    const [few, many] = [counts(part('item')), counts(part('than'))];
    if (few !== null && many !== null && few > many) {
      sheet.set(part('item'), sheet.get(part('than'))!);
    }
  }
}

// --- the same sheet in other forms ---------------------------------------------------------------

/** The sheet as a plain list: what every answer counts, `null` where there is none. */
export function plain(form: Questionnaire, sheet: Sheet): (number | string | null)[] {
  return questions(form).map((item) => count_of(item, sheet.get(item.linkId)));
}

/** A number or words themselves; of a choice, what the definition lets it count. */
function count_of(item: Item, answer?: Answer): number | string | null {
  if (!answer) return null;
  const { valueCoding: chosen, ...plainly } = answer;
  if (!chosen) return Object.values(plainly)[0]!;
  const option = item.answerOption!.find(({ valueCoding }) => valueCoding.code === chosen.code)!;
  const ordinal = option.valueCoding.extension!.find(({ url }) => url.endsWith('/ordinalValue'))!;
  return ordinal.valueDecimal!;
}

/** The sheet as FHIR has it. */
export function response(form: Questionnaire, sheet: Sheet): QuestionnaireResponse {
  const fill = (items: Item[]): ResponseItem[] =>
    items.flatMap(({ linkId, type, item }): ResponseItem[] => {
      if (type === 'group') {
        const inner = fill(item ?? []);
        return inner.length ? [{ linkId, item: inner }] : [];
      }
      const answer = sheet.get(linkId);
      return answer ? [{ linkId, answer: [answer] }] : [];
    });
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: `${form.url}|${form.version}`,
    status: 'completed',
    item: fill(form.item),
  };
}

/** Every answer in these items, in their order. What an answer counts is not part of it. */
export function answers_in(items: ResponseItem[] = []): [string, Answer][] {
  return items.flatMap(({ linkId, answer, item }) => [
    ...(answer ?? []).map((each): [string, Answer] => [linkId, bare(each)]),
    ...answers_in(item),
  ]);
}

function bare(answer: Answer): Answer {
  if (!answer.valueCoding) return answer;
  const { extension: _, ...coding } = answer.valueCoding;
  return { ...answer, valueCoding: coding };
}

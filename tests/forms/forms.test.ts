// Our instruments are FHIR, not something like it: another program draws every one of them, gives
// back the answers that were put in, and what it gives back is scored as the same plain list is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open_browser } from '../support/browser.ts';
import { run } from '../support/server.ts';
import { Renderer } from './renderer.ts';
import {
  answers_in,
  asked,
  chance_of,
  instruments,
  make_sheet,
  plain,
  questions,
  response,
  type Answer,
  type Item,
  type Questionnaire,
  type QuestionnaireResponse,
  type Sheet,
} from './sheets.ts';

const forms = instruments();
const folder = mkdtempSync(join(tmpdir(), 'alongside-forms-'));
let browser: Browser;
let renderer: Renderer;

beforeAll(async () => {
  browser = await open_browser();
  renderer = await Renderer.open(browser);
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});

/** What each of these, a plain list or a response, is scored. */
function scores(form: Questionnaire, answers: unknown[]): unknown[] {
  const path = join(folder, 'answers.jsonl');
  writeFileSync(path, answers.map((each) => `${JSON.stringify(each)}\n`).join(''));
  const done = run('instrument', 'score', form.id, '--batch', path);
  expect(done).toMatchObject({ code: 0, stderr: '' });
  return done.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
}

/** The page asks what it should, shows these answers, and gives back these and no others. */
async function drawn_with(form: Questionnaire, sheet: Sheet): Promise<QuestionnaireResponse> {
  const drawn = await renderer.drawn();
  expect(renderer.complaints()).toEqual([]);
  expect(drawn.errors).toBeNull();
  expect(drawn.fields).toEqual(
    asked(form, sheet).map(({ linkId, text }) => {
      const answer = sheet.get(linkId);
      const shown = answer?.valueCoding?.display ?? Object.values(answer ?? {})[0] ?? '';
      return { question: text, value: String(shown) };
    }),
  );
  expect(answers_in(drawn.response.item)).toEqual([...sheet]);
  expect(drawn.response.questionnaire).toBe(`${form.url}|${form.version}`);
  return drawn.response;
}

/** What came back scores as the same sheets do when they are plain lists. */
function expect_same_scores(form: Questionnaire, sheets: Sheet[], back: QuestionnaireResponse[]) {
  const expected = scores(
    form,
    sheets.map((sheet) => plain(form, sheet)),
  );
  for (const each of expected) expect(each).toMatchObject({ instrument: form.id }); // none was refused
  expect(scores(form, back)).toEqual(expected);
}

describe('another program draws it and gives back the answers', () => {
  test.each(forms)('$id', async (form) => {
    const chance = chance_of(form.id);
    const sheets = [0, 0, 0.1, 0.3, 0.6, 1].map((gaps) => make_sheet(form, gaps, chance));
    const back: QuestionnaireResponse[] = [];
    for (const sheet of sheets) {
      await renderer.draw_with(form, response(form, sheet));
      back.push(await drawn_with(form, sheet));
    }
    expect_same_scores(form, sheets, back);
  });
});

describe('answered there by hand', () => {
  const by_hand = ['phq-9', 'audit', 'bam-r', 'pc-ptsd-5'];
  test.each(forms.filter((form) => by_hand.includes(form.id)))('$id', async (form) => {
    const sheet = make_sheet(form, 0.1, chance_of(`${form.id} by hand`));
    await renderer.draw(form);
    for (const item of questions(form)) await answer_by_hand(item, sheet.get(item.linkId));
    expect_same_scores(form, [sheet], [await drawn_with(form, sheet)]);
  });
});

/** As a person does: types, or opens the list and takes a line of it. */
async function answer_by_hand(item: Item, answer: Answer | undefined) {
  if (!answer) return;
  const { valueCoding: chosen, ...typed } = answer;
  if (!chosen) return renderer.type(item.text!, String(Object.values(typed)[0]));
  const options = item.answerOption!.map(({ valueCoding }) => valueCoding.display!);
  expect(await renderer.open_list(item.text!)).toEqual(options);
  await renderer.take_line(options.indexOf(chosen.display!));
}

describe('questions that the answers so far make needless', () => {
  const coded = (linkId: string, code: string, display: string): [string, object] => [
    linkId,
    { valueCoding: { code, display } },
  ];
  const never: Sheet = new Map([coded('1', '0', 'Never')]);
  const little: Sheet = new Map([
    coded('1', '1', 'Monthly or less'),
    coded('2', '0', '1 or 2'),
    coded('3', '0', 'Never'),
  ]);
  test.each([
    ['audit', 'never drinks', never, ['1', '9', '10']],
    ['audit', 'drinks little', little, ['1', '2', '3', '9', '10']],
    ['audit-c', 'never drinks', never, ['1']],
  ])('%s: %s', async (id, _, sheet, left) => {
    const form = forms.find((each) => each.id === id)!;
    await renderer.draw_with(form, response(form, sheet));
    const { fields } = await renderer.drawn();
    const texts = questions(form).filter(({ linkId }) => left.includes(linkId));
    expect(fields.map(({ question }) => question)).toEqual(texts.map(({ text }) => text));
  });
});

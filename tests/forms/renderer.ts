// The form renderer of the National Library of Medicine (lforms) in a page of its own: another
// program that reads FHIR Questionnaires, and knows nothing of ours. scripts/install brings it.
import { existsSync } from 'node:fs';
import { join, normalize } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { laptop, open_context, Watch } from '../support/browser.ts';
import type { Questionnaire, QuestionnaireResponse } from './sheets.ts';

/** What we use of it. */
interface Util {
  convertFHIRQuestionnaireToLForms(form: Questionnaire, version: string): object;
  mergeFHIRDataIntoLForms(given: QuestionnaireResponse, form: object, version: string): object;
  addFormToPage(form: object, id: string, options?: { fhirVersion: string }): Promise<void>;
  getFormFHIRData(type: string, version: string, element: Element): QuestionnaireResponse;
  checkValidity(element: Element): string[] | null;
}
declare const LForms: { Util: Util };

const host = 'http://forms.test'; // answered from the disk below, never looked up
const files = join(import.meta.dirname, '../../.cache/lforms');
const scripts = [
  'webcomponent/assets/lib/zone.min.js',
  'webcomponent/runtime.js',
  'webcomponent/polyfills.js',
  'webcomponent/main.js',
  'fhir/R4/lformsFHIR.min.js',
];
const empty_page = `<!doctype html>
<html lang="en">
  <meta charset="utf-8" />
  <title>A form</title>
  <link rel="icon" href="data:," />
  <link rel="stylesheet" href="/webcomponent/styles.css" />
  <div id="form"></div>
  ${scripts.map((path) => `<script src="/${path}"></script>`).join('\n  ')}
</html>`;

/** What the page shows, and what it would send. */
export interface Drawn {
  /** Every question that is asked, with what stands in its field. */
  fields: { question: string; value: string }[];
  response: QuestionnaireResponse;
  /** What it finds wrong with the answers; `null` where nothing is. */
  errors: string[] | null;
}

export class Renderer {
  private constructor(
    private readonly page: Page,
    private readonly watch: Watch,
  ) {}

  static async open(browser: Browser): Promise<Renderer> {
    if (!existsSync(files)) throw new Error('lforms is missing: run `scripts/install test`.');
    const context = await open_context(browser, laptop);
    await context.route('**/*', (route) => {
      const { origin, pathname } = new URL(route.request().url());
      if (origin !== host) return route.abort(); // the watch complains of it
      if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: empty_page });
      return route.fulfill({ path: join(files, normalize(pathname)) });
    });
    const page = await context.newPage();
    const watch = await Watch.over(page, host);
    await page.goto(host);
    return new Renderer(page, watch);
  }

  /** Everything that the page complained about since the last call. */
  complaints(): string[] {
    return this.watch.take();
  }

  /** Draws the form without answers. */
  async draw(form: Questionnaire): Promise<void> {
    await this.page.evaluate(
      (it) => LForms.Util.addFormToPage(it, 'form', { fhirVersion: 'R4' }),
      form,
    );
  }

  /** Draws the form with the answers that somebody gave before. */
  async draw_with(form: Questionnaire, given: QuestionnaireResponse): Promise<void> {
    await this.page.evaluate(
      async ([it, answers]) => {
        const empty = LForms.Util.convertFHIRQuestionnaireToLForms(it, 'R4');
        const filled = LForms.Util.mergeFHIRDataIntoLForms(answers, empty, 'R4');
        await LForms.Util.addFormToPage(filled, 'form');
      },
      [form, given] as const,
    );
  }

  /** Types into the field of a question. */
  async type(question: string, words: string): Promise<void> {
    await this.field(question).fill(words);
  }

  /** Opens the list of a question. @returns the answers that it offers */
  async open_list(question: string): Promise<string[]> {
    await this.field(question).click();
    await this.lines.first().waitFor();
    const texts = await this.lines.allInnerTexts();
    return texts.map((each) => each.replace(/^\d+:\s+/, '')); // the lines of words are numbered
  }

  /** Takes one line of the open list, the first being 0. */
  async take_line(index: number): Promise<void> {
    await this.lines.nth(index).click();
    await this.lines.first().waitFor({ state: 'hidden' });
  }

  /** What is there once the last answer has had its effect. */
  async drawn(): Promise<Drawn> {
    await this.watch.quiet();
    return this.page.evaluate(() => {
      const form = document.querySelector('#form')!;
      const field_of = (label: HTMLLabelElement) =>
        form.querySelector<HTMLInputElement>(`[id="${label.htmlFor}"]`);
      return {
        fields: [...form.querySelectorAll<HTMLLabelElement>('lhc-item-question label')].map(
          (label) => ({ question: label.innerText, value: field_of(label)?.value ?? 'no field' }),
        ),
        response: LForms.Util.getFormFHIRData('QuestionnaireResponse', 'R4', form),
        errors: LForms.Util.checkValidity(form),
      };
    });
  }

  private field(question: string): Locator {
    return this.page.getByLabel(question, { exact: true });
  }

  private get lines(): Locator {
    return this.page.locator('#completionOptions li');
  }
}

// Reading and choosing (LEARN1 to LEARN3): each capability in every cell of the matrix.
import { expect } from 'vitest';
import { uuidv7, type Json } from '../support/program.ts';
import { matrix, type Scene } from './matrix.ts';

const page = 'urges';
const aid = 'opioid-medicine';

/** A page of the library in the language of the scene, as the server has it. */
const read = async ({ client, language }: Scene, id: string): Promise<Json> =>
  (await client.get(`/api/v1/library/${language}/${id}`)).json;
const marks = async ({ team_view }: Scene): Promise<Json[]> => (await team_view('/learning')).marks;

matrix([
  {
    id: 'LEARN1',
    does: 'finds a page by topic, reads it with its sources, and says that it helps',
    from: () => [`/learn/${page}`, '/learn?topic=coping'],
    async act(scene) {
      const { hands, t, language, signal } = scene;
      const { title, sources } = await read(scene, page);
      await hands.reads(t.learning.topics.coping);
      await hands.follow(title);
      await hands.page.getByRole('heading', { level: 1, name: title }).waitFor();
      expect(await hands.page.locator('html').getAttribute('lang')).toBe(language);
      await hands.reads(t.learning.page.sources);
      await hands.sees(sources[0].title);
      // The second time, without signal, the other answer: both are right.
      const mark = signal === 'online' ? 'helpful' : 'not_for_me';
      await hands.press(t.learning.marks[mark]);
      await hands.sees(t.learning.marks.said[mark]);
    },
    async holds(scene) {
      const mark = scene.signal === 'online' ? 'helpful' : 'not_for_me';
      await expect.poll(() => marks(scene)).toContainEqual(expect.objectContaining({ page, mark }));
    },
  },
  {
    id: 'LEARN2',
    does: 'weighs a choice, makes it with reasons, and has it in the plan',
    from: () => [
      '/plan/care',
      `/learn/${aid}`,
      `/learn/${aid}/mine`,
      `/learn/${aid}/choose`,
      `/learn/${aid}/weigh`,
    ],
    async act(scene) {
      const { hands, t, own } = scene;
      const { options } = await read(scene, aid);
      await hands.choose(options[0].title);
      await hands.fill(t.learning.weigh.questions, own('When could I begin?'));
      await hands.press(t.common.save);
      await hands.arrives(`/learn/${aid}/mine`);
      await hands.sees(own('When could I begin?'));
      await hands.turn_to(`/learn/${aid}/choose`);
      await hands.choose(options[1].title);
      await hands.fill(t.learning.choose.words, own('The one I can take at home'));
      await hands.fill(t.learning.choose.reasons, own('I work early'));
      await hands.press(t.learning.choose.send);
      await hands.arrives(`/learn/${aid}/mine`);
      await hands.sees(own('The one I can take at home'));
    },
    async holds(scene) {
      const { options } = await read(scene, aid);
      const choice = { aid, option: options[1].id, words: scene.own('The one I can take at home') };
      await expect
        .poll(async () => (await scene.team_view('/plan')).choices)
        .toContainEqual(expect.objectContaining(choice));
    },
    async other({ desk, open_desk, t, own }) {
      await open_desk();
      await desk.sees(t.staff.client.their_choices);
      await desk.sees(own('The one I can take at home'));
    },
  },
  {
    id: 'LEARN3',
    does: 'reads what was shared and why, asks a question, and has an answer',
    begin({ staff_wrote, own }) {
      const why = own('You asked how long they last');
      const shared = { sort: 'page', words: own('Read about urges'), why, page };
      const why_again = own('It has another chapter now');
      return staff_wrote('suggestion.made', { ...shared, why_again }, { about: uuidv7() });
    },
    from: () => ['/learn', `/learn/${page}`, `/learn/${page}/ask`],
    async act({ hands, t, own }) {
      const { ask, marks: said } = t.learning;
      await hands.turn_to(`/learn/${page}`);
      await hands.sees(t.learning.shared_why('Dana Whitfield'));
      await hands.follow(said.ask);
      await hands.fill(ask.label, own('Will it always be so strong?'));
      await hands.press(ask.send);
      await hands.reads(said.questions);
      await hands.sees(own('Will it always be so strong?'));
    },
    async holds(scene) {
      const words = scene.own('Will it always be so strong?');
      const question = expect.objectContaining({ page, mark: 'question', words });
      await expect.poll(() => marks(scene)).toContainEqual(question);
    },
    async other(scene) {
      const { hands, desk, open_desk, t, own } = scene;
      const question = (await marks(scene)).find(
        (mark) => mark.words === own('Will it always be so strong?'),
      );
      await open_desk(`/write/page-answered/${question.id}`);
      await desk.fill(
        t.staff.record.fields_of['page.answered'].words,
        own('For most people it gets weaker'),
      );
      await desk.press(t.staff.forms.own['page.answered'].button);
      await desk.reads(t.staff.forms.done);
      await hands.sees(own('For most people it gets weaker')); // without a reload
    },
  },
]);

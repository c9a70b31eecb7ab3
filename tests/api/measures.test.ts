// Check-ins and instruments as programs ask for them: forms, scores, results, one chart (CHK1–CHK4).
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  draft,
  type Json,
  moment,
  Program,
  refusal,
  type Session,
  uuidv7,
  write,
} from '../support/program.ts';

let program: Program;
let ada: Session;
let sam: Session;
let maria: Session;

beforeAll(async () => {
  program = await Program.start();
  ada = await program.add('Ada', 'administrator');
  sam = await program.add('Sam', 'clinician');
  maria = await program.add_client('Maria', sam);
});
afterAll(() => program.end());

const phq = (values: (number | null)[]) => ({
  instrument: 'phq-9',
  version_of: '1.0',
  language: 'en',
  answers: values.flatMap((value, i) => (value === null ? [] : [{ item: `${i + 1}`, value }])),
});
const days_ago = (days: number) => moment(-days * 86_400_000);
const checkins = (as: Session): Promise<Json> => as.view(maria.person, '/checkins');
const measures = (as: Session): Promise<Json> => as.view(maria.person, '/measures');
const measure = async (as: Session, id: string): Promise<Json> =>
  (await measures(as)).measures.find((one: Json) => one.instrument === id);

describe('CHK1 the questions of a check-in', () => {
  const own = uuidv7();

  test('are the usual ones until someone chooses', async () => {
    const { form, answer_hours } = await checkins(maria);
    expect(form.items.map((item: Json) => item.question)).toEqual([
      'mood',
      'urge',
      'sleep',
      'connection',
    ]);
    expect(form.chosen ?? null).toBeNull();
    expect(answer_hours).toBe(24);
  });

  test('are chosen together and count once the client confirms them', async () => {
    const questions = {
      items: [{ question: 'pain' }, { own, words: 'Did I call Ana?' }],
      something_good: true,
      seen_is_enough: true,
    };
    const id = await write(sam, maria.person, 'checkin_questions.chosen', questions, {
      on_behalf: true,
    });
    expect((await checkins(maria)).form.items).toHaveLength(4);
    await write(maria, maria.person, 'together.confirmed', {}, { about: id });
    const { form } = await checkins(sam);
    expect(form.items).toMatchObject(questions.items);
    expect(form.chosen.by).toMatchObject({ name: 'Sam', together: true });
  });

  test('that are empty or asked twice are refused', async () => {
    const base = { something_good: false, seen_is_enough: false };
    for (const items of [[], [{ question: 'mood' }, { question: 'mood' }], [{ own }]]) {
      const body = { items, ...base };
      const problem = await refusal(maria, maria.person, 'checkin_questions.chosen', body);
      expect(problem.code).toBe('rule.checkin_questions.chosen');
    }
  });

  test('get answers, and what is kept to oneself nobody else learns', async () => {
    const shared = draft('checkin.recorded', {
      answers: [{ question: 'pain', value: 1 }],
      own: [{ item: own, value: 4 }],
      good: 'The dog came along',
      talk: false,
    });
    const kept = draft(
      'checkin.recorded',
      { answers: [{ question: 'used', value: 4 }], talk: false, words: 'Nobody knows' },
      { about: shared.id, audience: 'mine' },
    );
    const answers = await maria.hand_in(maria.person, [shared, kept]);
    expect(answers.map((answer) => answer.status)).toEqual(['accepted', 'accepted']);
    const [own_view] = (await checkins(maria)).checkins;
    expect(own_view).toMatchObject({ id: shared.id, good: 'The dog came along' });
    expect(own_view.own_part).toMatchObject({ id: kept.id, words: 'Nobody knows' });
    const team = await sam.get(`/api/v1/clients/${maria.person}/checkins`);
    expect(team.json.checkins[0]).toMatchObject({ id: shared.id, own: [{ item: own, value: 4 }] });
    expect(team.text).not.toContain('Nobody knows');
    expect(team.json.checkins[0].own_part ?? null).toBeNull();
  });

  test('are answered by a person, or with a “seen” that was agreed', async () => {
    const [first] = (await checkins(sam)).checkins;
    await write(sam, maria.person, 'checkin.answered', {}, { about: first.id });
    const [answered] = (await checkins(maria)).checkins;
    expect(answered.answer.by.name).toBe('Sam');
    expect(answered.due_at ?? null).toBeNull();
  });

  test('wait no longer than the program promises, and the board says until when', async () => {
    const path = `/api/v1/programs/${program.id}/policy`;
    const { version } = (await ada.get(path)).json;
    const asked = { version, limits: [], on_call: [], answer_hours: 4 };
    expect((await ada.ask('PUT', path, { body: asked })).status).toBe(200);
    const id = await write(maria, maria.person, 'checkin.recorded', {
      answers: [{ question: 'pain', value: 0 }],
      talk: false,
    });
    const [waiting] = (await checkins(sam)).checkins;
    const hours = (Date.parse(waiting.due_at) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(3.9);
    expect(hours).toBeLessThanOrEqual(4);
    const [line] = (await sam.get('/api/v1/caseload')).json.clients;
    expect(line.reason).toBe('checkin_waiting');
    expect(line.unanswered).toEqual([
      { checkin: id, at: expect.any(String), due_at: waiting.due_at },
    ]);
  });

  test('can be said differently until the day ends', async () => {
    const [today] = (await checkins(maria)).checkins;
    expect(Date.parse(today.editable_until)).toBeGreaterThan(Date.now());
    const body = { answers: [{ question: 'pain', value: 2 }], talk: false };
    await write(
      maria,
      maria.person,
      'correction.made',
      { words: 'Two', body },
      { about: today.id },
    );
    expect((await checkins(sam)).checkins[0].answers).toEqual([{ question: 'pain', value: 2 }]);
    const old = await write(maria, maria.person, 'checkin.recorded', body, {
      occurred_at: days_ago(2),
    });
    const late = { words: 'Three', body };
    const problem = await refusal(maria, maria.person, 'correction.made', late, { about: old });
    expect(problem.code).toBe('rule.correction.made');
    await write(maria, maria.person, 'correction.made', { words: 'It was three' }, { about: old });
  });

  test('and are kept once where the check-in and its correction come together', async () => {
    const checkin = draft('checkin.recorded', {
      answers: [{ question: 'pain', value: 0 }],
      talk: false,
    });
    const body = { answers: [{ question: 'pain', value: 3 }], talk: false };
    const correction = draft('correction.made', { words: 'Three', body }, { about: checkin.id });
    const answers = await maria.hand_in(maria.person, [checkin, correction]);
    expect(answers.map((answer) => answer.status)).toEqual(['accepted', 'accepted']);
    const [newest] = (await checkins(maria)).checkins;
    expect(newest).toMatchObject({ id: checkin.id, answers: [{ question: 'pain', value: 3 }] });
  });
});

describe('CHK2 instruments', () => {
  const path = (id = '') => `/api/v1/programs/${program.id}/instruments${id}`;

  test('that are free are on; a pack is turned on by accepting its notice', async () => {
    const listed = (await ada.get(path())).json.instruments as Json[];
    const on = (id: string) => listed.find((one) => one.id === id);
    expect(on('phq-9')).toMatchObject({ on: true, tier: 'free', has_wording: true });
    expect(on('barc-10')).toMatchObject({ on: false, tier: 'by_notice', may_set: true });
    expect(on('barc-10').attribution).not.toBe('');
    const put = (as: Session, id: string, body: object) => as.ask('PUT', path(`/${id}`), { body });
    const hasty = await put(ada, 'barc-10', { on: true, accepts_notice: false });
    expect([hasty.status, hasty.json.code]).toEqual([409, 'instrument.notice']);
    const clinician = await put(sam, 'barc-10', { on: true, accepts_notice: true });
    expect([clinician.status, clinician.json.code]).toEqual([403, 'instrument.not_yours']);
    const done = await put(ada, 'barc-10', { on: true, accepts_notice: true });
    const barc = done.json.instruments.find((one: Json) => one.id === 'barc-10');
    expect(barc).toMatchObject({ on: true, accepted: { by: { name: 'Ada' } } });
    expect((await measures(maria)).offered.map((one: Json) => one.id)).toContain('barc-10');
    const wordless = await put(ada, 'dast-10', { on: true, accepts_notice: true });
    expect([wordless.status, wordless.json.code]).toEqual([409, 'instrument.no_wording']);
    const away = await put(ada, 'barc-10', { on: false, accepts_notice: false });
    expect(away.status).toBe(200);
    expect((await maria.get(path())).status).toBe(404);
  });

  test('have a form with its words, versions and whose they are', async () => {
    const { json, headers } = await maria.get('/api/v1/instruments/phq-9');
    expect(json).toMatchObject({ id: 'phq-9', version: '1.0', respondent: 'client' });
    expect(json.items).toHaveLength(10);
    expect(json.items[8]).toMatchObject({ item: '9', about: 'self-harm' });
    expect(json.items[0].options.map((option: Json) => option.value)).toEqual([0, 1, 2, 3]);
    expect(json.items[0].words.es).toBeTruthy();
    const again = await maria.get('/api/v1/instruments/phq-9', {
      'If-None-Match': headers.get('etag')!,
    });
    expect(again.status).toBe(304);
    expect((await maria.get('/api/v1/instruments/nothing')).status).toBe(404);
    expect((await maria.get('/api/v1/instruments/dast-10')).status).toBe(404);
  });

  test('are scored by the rule that is named', async () => {
    await write(maria, maria.person, 'instrument.answered', phq([2, 2, 2, 2, 2, 1, 1, 1, 0]), {
      occurred_at: days_ago(30),
    });
    await write(maria, maria.person, 'instrument.answered', phq([1, 1, null, 1, 1, 0, 0, 0, 0]));
    const result = await measure(sam, 'phq-9');
    expect(result.count).toBe(2);
    expect(result.results[1]).toMatchObject({ total: 13, band: 'moderate', rule: 'sum' });
    expect(result.results[0]).toMatchObject({ status: 'prorated', total: 5, band: 'mild' });
    expect(result.results[0].rule).toBe('mean-of-answered');
    expect(result.results[0].band_words.es).toBeTruthy();
    expect(result).toMatchObject({ change_points: 6, lowest: 0, highest: 27, direction: 'worse' });
    expect(result.change).toMatchObject({ verdict: 'clear_better', points: -8, needed: 6 });
  });

  test.each([
    ['answers.out_of_range', { ...phq([4]), answers: [{ item: '1', value: 4 }] }],
    ['answers.unknown_item', { ...phq([]), answers: [{ item: '77', value: 1 }] }],
    [
      'answers.duplicate_item',
      {
        ...phq([]),
        answers: [
          { item: '1', value: 1 },
          { item: '1', value: 1 },
        ],
      },
    ],
    ['rule.instrument.answered', phq([])],
    ['instrument.unknown', { ...phq([1]), version_of: '9.9' }],
    ['instrument.off', { ...phq([]), instrument: 'who-5', answers: [{ item: '1', value: 1 }] }],
  ])('are refused with %s', async (code, body) => {
    const problem = await refusal(maria, maria.person, 'instrument.answered', body);
    expect(problem.code).toBe(code);
  });

  test('of the client are not answered by staff, but together', async () => {
    const body = phq([0, 0, 0, 0, 0, 0, 0, 0, 0]);
    const problem = await refusal(sam, maria.person, 'instrument.answered', body);
    expect(problem.code).toBe('instrument.not_yours');
    const id = await write(sam, maria.person, 'instrument.answered', body, { on_behalf: true });
    expect((await measure(maria, 'phq-9')).count).toBe(2);
    await write(maria, maria.person, 'together.confirmed', {}, { about: id });
    expect((await measure(maria, 'phq-9')).count).toBe(3);
  });

  test('say why no change is claimed where none is published', async () => {
    const audit = {
      instrument: 'pc-ptsd-5',
      version_of: '1.0',
      language: 'en',
      answers: [],
    };
    const { items, version } = (await maria.get('/api/v1/instruments/pc-ptsd-5')).json;
    const answers = items.map((item: Json) => ({ item: item.item, value: item.options[0].value }));
    for (const days of [20, 1]) {
      const body = { ...audit, version_of: version, answers };
      const further = { occurred_at: days_ago(days) };
      await write(maria, maria.person, 'instrument.answered', body, further);
    }
    const result = await measure(maria, 'pc-ptsd-5');
    expect(result.change.verdict).toBe('none');
    expect(result.no_claim.en).not.toBe('');
  });
});

describe('CHK3 rhythms', () => {
  const rhythm = {
    what: 'checkin',
    rhythm: 'daily',
    days: [],
    since: '2026-01-01',
    from: '00:00',
    to: '23:59',
    zone: 'America/New_York',
    remind_by: [],
  };

  test('say when it is time, for each thing', async () => {
    await write(maria, maria.person, 'rhythm.chosen', rhythm);
    await write(maria, maria.person, 'rhythm.chosen', { ...rhythm, what: 'gad-7' });
    const today = await maria.view(maria.person, '/today');
    expect(today.instruments.map((one: Json) => one.instrument)).toEqual(['gad-7']);
    const view = await checkins(sam);
    expect(view.rhythms.map((one: Json) => [one.what, one.due])).toContainEqual(['gad-7', true]);
    await write(maria, maria.person, 'rhythm.chosen', {
      ...rhythm,
      what: 'gad-7',
      rhythm: 'when_i_want',
    });
    expect((await maria.view(maria.person, '/today')).instruments).toEqual([]);
  });

  test('are paused and taken up again', async () => {
    await write(maria, maria.person, 'reminders.paused', {});
    expect((await checkins(maria)).paused).toMatchObject({ since: expect.any(String) });
    await write(maria, maria.person, 'reminders.resumed', {});
    expect((await checkins(maria)).paused ?? null).toBeNull();
    const again = await refusal(maria, maria.person, 'reminders.resumed', {});
    expect(again.code).toBe('rule.reminders.resumed');
  });

  test('that make no sense, or are of nothing, are refused', async () => {
    const backwards = { ...rhythm, from: '21:00', to: '18:00' };
    const problem = await refusal(maria, maria.person, 'rhythm.chosen', backwards);
    expect(problem.code).toBe('rule.rhythm.chosen');
    const unknown = { ...rhythm, what: 'horoscope' };
    const other = await refusal(maria, maria.person, 'rhythm.chosen', unknown);
    expect(other.code).toBe('instrument.unknown');
  });
});

describe('CHK4 the chart', () => {
  const chart = (as: Session, query = ''): Promise<Json> => as.view(maria.person, `/chart${query}`);

  test('has every line and marker on one axis', async () => {
    const about = uuidv7();
    const on = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await write(maria, maria.person, 'life_event.noted', { words: 'Moved', on }, { about });
    const talk = { with: sam.person, words: 'The plan', minutes: 45, way: 'phone' };
    const met = { ...talk, starts: days_ago(2) };
    const meeting = { about: uuidv7(), occurred_at: days_ago(3) };
    await write(sam, maria.person, 'appointment.asked', met, meeting);
    await write(maria, maria.person, 'appointment.agreed', {}, meeting);
    const { series, markers, zone } = await chart(maria);
    expect(zone).toBe('America/New_York');
    expect(series.map((one: Json) => one.id)).toEqual(
      expect.arrayContaining(['checkin.pain', 'checkin.used', 'phq-9']),
    );
    const own = series.find((one: Json) => one.id.startsWith('own.'));
    expect(own.words).toBe('Did I call Ana?');
    expect(markers).toContainEqual(expect.objectContaining({ sort: 'life_event', words: 'Moved' }));
    const held = { sort: 'appointment', words: 'The plan' };
    expect(markers).toContainEqual(expect.objectContaining(held));
    const team = await chart(sam);
    expect(team.series.map((one: Json) => one.id)).not.toContain('checkin.used');
  });

  test.each(['?from=yesterday', '?points=2', '?from=2026-05-01&to=2026-04-01'])(
    'refuses %s',
    async (query) => {
      const reply = await maria.get(`/api/v1/clients/${maria.person}/chart${query}`);
      expect([reply.status, reply.json.code]).toEqual([400, 'request.query']);
    },
  );

  test('of 5,000 check-ins is thinned honestly', async () => {
    const ruth = await program.add_client('Ruth', sam);
    const hour = 3_600_000;
    for (let batch = 0; batch < 50; ++batch) {
      const entries = Array.from({ length: 100 }, (_, i) => {
        const place = batch * 100 + i;
        const value = place === 1234 ? 4 : place === 4321 ? 0 : 2;
        const body = { answers: [{ question: 'urge', value }], talk: false };
        const occurred_at = moment((place - 5000) * 1.5 * hour);
        return draft('checkin.recorded', body, { occurred_at });
      });
      const answers = await ruth.hand_in(ruth.person, entries);
      expect(answers.every((answer) => answer.status === 'accepted')).toBe(true);
    }
    const from = new Date(Date.now() - 360 * 86_400_000).toISOString().slice(0, 10);
    const view = await ruth.view(ruth.person, `/chart?from=${from}&points=400`);
    const urge = view.series.find((one: Json) => one.id === 'checkin.urge');
    expect(view.thinned).toBe(true);
    expect(urge.of).toBe(5000);
    expect(urge.values.length).toBeLessThanOrEqual(400);
    expect(urge.values).toHaveLength(urge.at.length);
    expect(Math.max(...urge.values)).toBe(4);
    expect(Math.min(...urge.values)).toBe(0);
    expect(urge).toMatchObject({ usual: 2, usual_low: 2, usual_high: 2 });
  });
});

// Every page, as each role of the demo meets it: no axe rule broken, nothing sideways on a narrow
// screen or with large text, no complaint, no other host; in both themes and both languages.
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  broken_rules,
  go,
  headings,
  laptop,
  open_browser,
  open_context,
  phone,
  set_text_size,
  too_wide,
  Watch,
} from '../support/browser.ts';
import { Server } from '../support/server.ts';
import { moment, uuidv7, write } from '../support/program.ts';
import { carry_on, of_the_demo } from './people.ts';
import { every_route, route_of } from './routes.ts';

/** A page; its `h1` where that says something else than the title does; what it may not read. */
type Place = readonly [path: string, h1?: RegExp | undefined, refused?: RegExp];

const routes = every_route();
/** Routes of which a page was looked at. */
const walked = new Set<string | undefined>();

let browser: Browser;
let server: Server;

beforeAll(async () => {
  [browser, server] = await Promise.all([
    open_browser(),
    Server.start({ args: ['--demo'], seconds: 110 }),
  ]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.remove();
});

/** What is wrong with the page in front of us. */
async function look(page: Page, h1: RegExp | undefined): Promise<string[]> {
  const found = await headings(page);
  const [title, app] = found.title.split(' – ');
  const wrong: string[] = [];
  if (app !== 'Alongside') wrong.push(`title: ${found.title}`);
  if (found.h1.length !== 1) wrong.push(`${found.h1.length} h1: ${found.h1.join(' | ')}`);
  if (h1 ? !h1.test(found.h1[0] ?? '') : found.h1[0] !== title) {
    wrong.push(`title "${title}", h1 "${found.h1[0]}"`);
  }
  return [...wrong, ...(await broken_rules(page))];
}

/** The page as it is, 320 px narrow, and with text twice as large. */
async function measure(page: Page): Promise<string[]> {
  const size = page.viewportSize()!;
  await page.setViewportSize({ width: 320, height: size.height });
  const narrow = await too_wide(page);
  await page.setViewportSize(size);
  await set_text_size(page, 32);
  const large = await too_wide(page);
  await set_text_size(page, 16);
  const told = (how: string, found: string[]) =>
    found.length ? [`${how}: ${found.join(', ')}`] : [];
  return [...told('320 px', narrow), ...told('200 % text', large)];
}

/** One visit, in each language and theme; everything that was wrong, by where. */
async function visit(page: Page, watch: Watch, h1: RegExp | undefined): Promise<string[]> {
  const wrong: string[] = [];
  for (const language of ['en', 'es']) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const found = await look(page, h1);
      if (colorScheme === 'light') found.push(...(await measure(page)));
      wrong.push(...found.map((one) => `${language} ${colorScheme}: ${one}`));
    }
    // The help page speaks both languages at once and has no such button.
    const other = page.getByRole('button', { name: language === 'en' ? 'Español' : 'English' });
    if (!(await other.count())) break;
    await other.click();
    await watch.quiet();
  }
  return [...wrong, ...watch.take()];
}

/** Visits pages one after another in one tab, as someone who is signed in, or as nobody. */
async function walk(
  size: BrowserContextOptions,
  login: string | undefined,
  places: (person: string) => Promise<readonly Place[]>,
) {
  const context = await open_context(browser, size);
  const session = login ? await of_the_demo(server, login) : undefined;
  if (session) await carry_on(context, session);
  const page = await context.newPage();
  const watch = await Watch.over(page, server.url);
  await page.goto(server.url);
  await page.locator('h1').first().waitFor();
  const wrong: Record<string, string[]> = {};
  for (const [path, h1, refused] of await places(session?.person ?? '')) {
    watch.refused = refused;
    walked.add(route_of(path, routes));
    if (path.startsWith('/help/')) await page.goto(server.url + path);
    else await go(page, watch, path);
    const found = await visit(page, watch, h1);
    if (found.length) wrong[path] = found;
  }
  await context.close();
  expect(wrong).toEqual({});
}

const any = /./;
const tools = ['breathe', 'wave', 'here', 'halt', 'wait', 'tape', 'call', 'own'];
const nobody = '019ad000-0000-7000-8000-000000000001';

/** What Marisol and Dana wrote since, for pages that need it; gives what they are about. */
async function write_anew() {
  const me = await of_the_demo(server, 'marisol');
  const dana = await of_the_demo(server, 'dana');
  const mine = async (kind: string, body: unknown, about = uuidv7()) => {
    await write(me, me.person, kind, body, { about });
    return about;
  };
  const by_dana = async (kind: string, body: unknown, about = uuidv7(), said_ago = 0) => {
    await write(dana, me.person, kind, body, { about, occurred_at: moment(-said_ago) });
    return about;
  };
  const goal = await mine('goal.proposed', { words: 'Swim on Sundays' });
  await mine('goal.accepted', { words: 'Swim on Sundays' }, goal);
  const step = await mine('step.added', { goal, words: 'Find the pool', owner: 'client' });
  const obstacle = await mine('obstacle.named', { of: goal, barrier: 'transport' });
  const hour = 3_600_000;
  const talk = {
    with: dana.person,
    words: 'The new shift',
    starts: moment(48 * hour),
    minutes: 45,
    way: 'video',
  };
  const terms = {
    client_does: ['Come on Fridays'],
    others_do: [{ by: 'clinician', words: 'Keep the hour free' }],
    review_on: '2099-01-01',
  };
  const agreement = await by_dana('agreement.proposed', terms);
  await by_dana('agreement.signed', {}, agreement);
  await mine('agreement.signed', {}, agreement);
  const person = { name: 'Tía Luz', bond: 'family', closeness: 2, in_hard_moments: false };
  const words = { words: 'A year of mornings' };
  const together = await write(dana, me.person, 'vision.written', words, { on_behalf: true });
  const weighed = { aid: 'opioid-medicine', matters: [], questions: 'When could I begin?' };
  await mine('decision.weighed', weighed);
  return {
    me,
    dana,
    goal,
    step,
    obstacle,
    agreement,
    together,
    part: await mine('part.added', { sort: 'group', words: 'Group on Tuesdays' }),
    person: await mine('circle_person.named', person),
    event: await mine('life_event.noted', { words: 'A new job', on: '2026-01-01' }),
    hard: await mine('trigger.noted', { sort: 'high_risk_time', words: 'Pay day' }),
    setback: await mine('setback.told', { words: 'It was a long night' }),
    practice: await mine('practice.tried', {
      skill: 'refusing',
      situation: 'At work',
      options: [],
    }),
    suggestion: await by_dana('suggestion.made', {
      sort: 'step',
      words: 'Leave the phone outside',
    }),
    offer: await by_dana('goal.proposed', { words: 'Cook on Mondays' }),
    talk: await by_dana('appointment.asked', talk),
    past_talk: await by_dana(
      'appointment.asked',
      { ...talk, starts: moment(-hour) },
      uuidv7(),
      24 * hour,
    ),
  };
}

let written: ReturnType<typeof write_anew> | undefined;
/** The same for everyone who walks. */
const write_more = () => (written ??= write_anew());

describe('every page', () => {
  it('of nobody in particular: help, signing in, joining', async () => {
    await walk(phone, undefined, async () => [
      ['/sign-in'],
      ['/sign-in/code'],
      ['/sign-in/app', any, /\/me\/totp$/],
      ['/join'],
      ['/nowhere', any],
      ['/help-now'],
      ['/c'],
      ['/kiosk', undefined, /\/kiosk$/],
      ['/help/', /^Help now · Ayuda ahora$/],
    ]);
  });

  it('of a client', { timeout: 900_000 }, async () => {
    await walk(phone, 'marisol', async (id) => {
      const more = await write_more();
      const { me, goal, offer } = more;
      const { supports, introductions, referrals } = await me.view(id, '/supports');
      const support = supports[0];
      const about = { about: support.id };
      const missed = await write(me, id, 'support.missed', { on: '2026-09-01' }, about);
      const [source, key] = (support.meeting as string).split('/');
      const { items } = await me.view(id, '/timeline');
      const own = items.find((item: { actions: unknown[] }) => item.actions.length).entry.id;
      const today = new Date().toISOString().slice(0, 10);
      return [
        ['/', /^(Hello|Hola), Mari/],
        ['/vision'],
        ['/plan'],
        ['/plan/new'],
        [`/plan/goals/${offer}`],
        [`/plan/goals/${offer}/accept`],
        [`/plan/goals/${offer}/in-my-words`],
        [`/plan/goals/${offer}/not-now`],
        [`/plan/goals/${goal}`, any],
        [`/plan/goals/${goal}/step`],
        [`/plan/goals/${goal}/smaller`],
        [`/plan/goals/${goal}/rulers`],
        [`/plan/in-the-way/of/${goal}`],
        [`/plan/in-the-way/${more.obstacle}`, any],
        [`/plan/in-the-way/${more.obstacle}/passed`],
        [`/plan/steps/${more.step}`, any],
        [`/plan/steps/${more.step}/smaller`],
        ['/plan/week'],
        ['/plan/care'],
        ['/plan/care/new'],
        [`/plan/care/${more.part}/end`],
        ['/plan/reviews'],
        ['/plan/reviews/new'],
        ['/plan/history'],
        ['/plan/day'],
        [`/plan/day/${today}`, any],
        ['/plan/print'],
        ['/plan/print/fridge', any],
        ['/plan/print/official', any],
        ['/agreements'],
        ['/agreements/new'],
        [`/agreements/${more.agreement}`, any],
        [`/agreements/${more.agreement}/note`],
        ['/together'],
        [`/together/${more.together}/no`],
        ['/story'],
        ['/story/about-me'],
        ['/story/about-me/home'],
        ['/story/hard'],
        ['/story/hard/new'],
        [`/story/hard/${more.hard}`],
        ['/story/surroundings'],
        ['/story/if-quiet'],
        ['/story/circle'],
        ['/story/circle/new'],
        [`/story/circle/${more.person}`],
        ['/story/after'],
        ['/wins'],
        ['/wins/count'],
        ['/setback'],
        ['/setback/earlier'],
        [`/setback/${more.setback}`],
        ...['feeling', 'strength', 'check'].map(
          (question) => [`/setback/${more.setback}/look/${question}`] as const,
        ),
        ...['share', 'step', 'coping', 'smaller'].map(
          (end) => [`/setback/${more.setback}/${end}`] as const,
        ),
        ['/more'],
        ['/learn'],
        ['/learn?topic=coping', any],
        ['/learn?q=water'],
        ['/learn/urges'],
        ['/learn/urges/ask'],
        ['/learn/opioid-medicine'],
        ['/learn/opioid-medicine/weigh'],
        ['/learn/opioid-medicine/choose'],
        ['/learn/opioid-medicine/mine'],
        ['/suggestions'],
        [`/suggestions/${more.suggestion}`],
        [`/suggestions/${more.suggestion}/yes`],
        [`/suggestions/${more.suggestion}/change`],
        ['/checkin'],
        ['/checkin/words', any],
        ['/checkin/check', any],
        ['/checkin/done', any],
        ['/checkin/questions'],
        ['/checkin/times', undefined, /\/reach$/],
        ['/checkin/times/checkin', undefined, /\/reach$/],
        ['/checkin/reach/email', undefined, /\/reach$/],
        ['/checkin/reach/text', undefined, /\/reach$/],
        ['/times', undefined, /\/reach$/],
        ['/checkins'],
        ['/appointments'],
        ['/appointments/new'],
        [`/appointments/${more.talk}/move`],
        [`/appointments/${more.talk}/off`],
        [`/appointments/${more.past_talk}/met`],
        ['/measures'],
        ['/measures/phq-9'],
        ['/measures/phq-9/print', any],
        ['/measures/phq-9/answer'],
        ['/measures/phq-9/answer/9'],
        ['/measures/phq-9/answer/check'],
        ['/chart'],
        ['/chart/happened'],
        [`/chart/happened/${more.event}`],
        ['/support'],
        ['/support?when=any'],
        ['/support/mine'],
        ['/support/resources'],
        ['/support/resources?asked=1&need=food'],
        ['/support/resources/print'],
        ['/support/resources/alder-falls/at-pantry', any],
        ['/support/resources/alder-falls/at-pantry/different'],
        [`/support/mine/${support.id}/went`],
        [`/support/mine/${support.id}/missed`],
        [`/support/mine/${support.id}/missed/${missed}`],
        [`/support/mine/${support.id}/said/went`],
        ['/support/fits'],
        ['/support/for-me'],
        ['/support/calendar'],
        ['/support/friends'],
        [`/support/friends/${introductions[0].first_friend}`],
        [`/support/introductions/${introductions[0].id}`],
        [`/support/services/${referrals[0].id}`],
        [`/support/meetings/${source}/${encodeURIComponent(key!)}`],
        [`/support/meetings/${source}/${encodeURIComponent(key!)}/different`],
        ['/record'],
        ['/record/openings'],
        ['/record/sharing'],
        [`/record/entries/${own}/correct`],
        ['/messages'],
        ['/preferences'],
        ['/unsent'],
        ['/help-now'],
        ['/leave-fast'],
        ['/coping'],
        ...tools.map((tool) => [`/coping/${tool}`] as const),
        ['/coping/call/new'],
        ['/coping/plan'],
        ['/coping/plan/write/signs'],
        ['/coping/plan/write/tools'],
        ['/coping/plan/write/check'],
        ['/coping/safety'],
        ['/coping/safety/write/people'],
        ['/coping/skills'],
        ['/coping/skills/refusing'],
        ['/coping/skills/problem_solving'],
        [`/coping/practices/${more.practice}`],
        [`/coping/practices/${nobody}`],
        ['/account'],
      ];
    });
  });

  it('of a counselor', { timeout: 180_000 }, async () => {
    await walk(laptop, 'dana', async () => {
      const {
        me,
        dana,
        agreement,
        setback,
        suggestion,
        offer,
        talk,
        past_talk,
        goal: new_goal,
      } = await write_more();
      const marisol = me.person;
      await write(me, marisol, 'goal.declined', { answer: 'no' }, { about: offer });
      await write(me, marisol, 'suggestion.answered', { answer: 'no' }, { about: suggestion });
      const plan = await dana.view(marisol, '/plan');
      const goal = plan.goals.find((goal: { state: string }) => goal.state === 'active').id;
      const { checkins } = await dana.view(marisol, '/checkins');
      const waits =
        checkins.find((checkin: { answer?: unknown }) => !checkin.answer) ?? checkins[0];
      const client = `/staff/clients/${marisol}`;
      return [
        ['/staff'],
        [client],
        [`${client}/timeline`],
        [`${client}/timeline/plan`],
        [`${client}/plan`],
        [`${client}/propose`],
        [`${client}/propose/${offer}`],
        [`${client}/suggest`],
        [`${client}/suggest/${suggestion}`],
        [`${client}/agreements/new`],
        [`${client}/agreements/${agreement}/again`],
        [`${client}/agreements/${agreement}/effect`],
        [`${client}/ending`],
        [`${client}/appointments`],
        [`${client}/appointments/${talk}`],
        [`${client}/write/appointment-cancelled/${talk}`],
        [`${client}/write/appointment-noted/${past_talk}`],
        [`${client}/desk-code`],
        [`${client}/write/win-noticed`],
        [`${client}/write/setback-answered/${setback}`],
        [`${client}/choose/questions`],
        [`${client}/choose/form/phq-9`],
        [`${client}/supports/suggest`],
        [`${client}/supports/friend`],
        [`${client}/supports/refer`],
        [`${client}/supports/print`],
        [`${client}/referrals/${nobody}/letter`],
        ['/staff/walking'],
        ['/staff/lists'],
        ['/staff/lists/own'],
        ['/staff/lists/hints'],
        [`/staff/lists/meetings/own/${nobody}`, undefined, /meetings\/own/],
        ['/staff/concerns'],
        [`/staff/concerns/${nobody}`],
        [`${client}/together`],
        [`${client}/together/safety_plan-written`],
        [`${client}/together/goal-reworded/${new_goal}`],
        [`${client}/goals/${goal}/step`],
        [`${client}/checkins/${waits.id}`],
        [`/staff/clients/${nobody}`, undefined, new RegExp(`/clients/${nobody}`)],
        ['/staff/people'],
        ['/staff/people/new'],
        [`/staff/people/${marisol}/invite`],
        [`/staff/people/${marisol}/team`],
        ['/support?when=any'],
        ['/account'],
        ['/account/app'],
      ];
    });
  });

  it('of an administrator, and of a supporter', { timeout: 120_000 }, async () => {
    await walk(laptop, 'walter', async () => {
      const dana = await of_the_demo(server, 'dana');
      const { memberships } = (await dana.get('/api/v1/me')).json;
      return [
        ['/staff/people'],
        ['/staff/people/new'],
        [`/staff/people/${dana.person}/roles`],
        ['/staff/programs'],
        [`/staff/programs/${memberships[0].program.id}/instruments`],
        [`/staff/programs/${memberships[0].program.id}/policy`],
        [`/staff/programs/${memberships[0].program.id}/kiosks`],
        [`/staff/programs/${memberships[0].program.id}/first-friends`],
      ];
    });
    await walk(phone, 'elena', async () => [['/support'], ['/account']]);
  });

  it('is walked: no route of the app is left out', () => {
    expect(routes.length).toBeGreaterThan(100);
    expect(routes.filter((route) => !walked.has(route))).toEqual([]);
  });
});

describe('the detectors', () => {
  it('each find what is wrong with a page made for them', async () => {
    const context = await open_context(browser, phone);
    const page = await context.newPage();
    const watch = await Watch.over(page, server.url);
    await page.goto(`${server.url}/help/`);
    await watch.quiet();
    expect(watch.take()).toEqual([]);
    await page.evaluate(async () => {
      document.title = 'Somewhere else';
      const add = (tag: string, more: object) =>
        document.querySelector('main')!.append(Object.assign(document.createElement(tag), more));
      add('h1', { textContent: 'A second one' });
      add('img', { src: 'https://elsewhere.example/pixel.png' });
      add('input', { id: 'no-label' });
      const wide = document.createElement('p');
      wide.textContent = 'w'.repeat(36); // fits 360 px, not 320, not twice as large
      wide.style.whiteSpace = 'nowrap';
      wide.style.width = '340px';
      document.querySelector('main')!.append(wide);
      await (await fetch('/api/v1/nothing')).text();
      setTimeout(() => {
        throw new Error('thrown by a page');
      });
    });
    await watch.quiet();
    const wrong = await look(page, undefined);
    expect(wrong).toContainEqual('title: Somewhere else');
    expect(wrong).toContainEqual(expect.stringMatching(/^2 h1:/));
    expect(wrong).toContainEqual(expect.stringMatching(/^label:/));
    expect(wrong).toContainEqual(expect.stringMatching(/^image-alt:/));
    const sizes = await measure(page);
    expect(sizes).toContainEqual(expect.stringMatching(/^320 px: \d+ of 320 px/));
    const heard = watch.take().join('\n');
    expect(heard).toContain('CSP: img-src https://elsewhere.example/pixel.png');
    expect(heard).toContain('another host: https://elsewhere.example/pixel.png');
    expect(heard).toContain('404');
    expect(heard).toContain('thrown by a page');
    await context.close();
  });

  it('take the reader’s text size from the browser', async () => {
    const context = await open_context(browser, phone);
    const page = await context.newPage();
    await page.goto(`${server.url}/help/`);
    const root = () => page.evaluate(() => parseFloat(getComputedStyle(document.body).fontSize));
    const usual = await root();
    await set_text_size(page, 32);
    expect(await root()).toBe(2 * usual);
    await page.evaluate(() => {
      const wide = document.createElement('p');
      wide.textContent = 'fits until it is twice as large';
      wide.style.whiteSpace = 'nowrap';
      document.querySelector('main')!.append(wide);
    });
    expect(await too_wide(page)).not.toEqual([]);
    await context.close();
  });
});

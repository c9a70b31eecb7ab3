// What must have happened for a rule's condition to hold, and for it not to: written into a real
// journal by those who may. One scene for each condition of the writing table.
import {
  type Draft,
  type Json,
  moment,
  type Role,
  type Session,
  uuidv7,
  write,
} from './program.ts';
import { type Audience, rules, sample_body, type Written } from './rules.ts';

/** A client's journal that scenes are set in, and who is there to set them. */
export interface Stage {
  client: Session;
  /** A clinician on the care team. */
  clinician: Session;
  lead: Session;
  /** Staff of the program who are on no team; scenes put them on and off. */
  spare: { person: string; role: Role };
  /** Someone whom the client may trust. */
  friend: { person: string };
  program: string;
  /** Everything that was written here, with its words. */
  written: Written[];
}

/** What is to be written, and which conditions hold for it. */
export interface Scene {
  about?: string;
  body?: Record<string, Json>;
  holds: string[];
  /** Milliseconds ago; what was written offline comes late. */
  said_ago?: number;
  /** Written by staff in session, for the client to confirm. */
  on_behalf?: boolean;
}

/** As a scene's `about`: it speaks of nothing. */
const nothing = '';

export interface Author {
  session: Session;
  role: Role;
}

/** A draft of a kind with every field filled, as a scene wants it. */
export function scene_draft(kind: string, scene: Scene, audience: Audience): [Draft, string[]] {
  const { body, words } = sample_body(kind);
  const draft: Draft = {
    id: uuidv7(),
    kind,
    occurred_at: moment(scene.said_ago ? -scene.said_ago : 0),
    body: { ...body, ...scene.body },
    ...(scene.about === nothing ? {} : { about: scene.about ?? uuidv7() }),
    audience,
    ...(scene.on_behalf ? { on_behalf: true } : {}),
  };
  // What the scene put in the place of a word is not a word of this entry.
  const said = JSON.stringify(draft.body);
  return [draft, words.filter((word) => said.includes(word))];
}

/** Writes an entry that must be accepted, and keeps what it said. @returns its `about` */
export async function put(
  stage: Stage,
  author: Session,
  kind: string,
  audience: Audience,
  scene: Partial<Scene> = {},
): Promise<{ id: string; about: string }> {
  const [draft, words] = scene_draft(kind, { holds: [], ...scene }, audience);
  const id = await write(author, stage.client.person, kind, draft.body, {
    ...(draft.about ? { about: draft.about } : {}),
    audience,
    occurred_at: draft.occurred_at,
    ...(scene.on_behalf ? { on_behalf: true } : {}),
  });
  stage.written.push({ id, kind, audience, author: author.person, words });
  return { id, about: draft.about! };
}

type Setting = (stage: Stage, author: Author, audience: Audience) => Promise<Scene>;

const walks_along = (role: Role) => role === 'clinician' || role === 'recovery_coach';
/** Whose step it is: staff promise what they will do themselves. */
const owner = (author: Author): Role =>
  walks_along(author.role) || author.role === 'supporter' ? author.role : 'client';
/** Where both sides have a part, the other side must see it. */
const seen_by_both = (audience: Audience): Audience => (audience === 'mine' ? 'circle' : audience);

async function goal(stage: Stage, audience: Audience, ...then: string[]): Promise<string> {
  const { about } = await put(stage, stage.client, 'goal.proposed', audience);
  for (const kind of then) await put(stage, stage.client, kind, audience, { about });
  return about;
}

async function step(stage: Stage, owner: Role, audience: Audience): Promise<string> {
  // One that comes back is never done.
  const body = { goal: await goal(stage, audience, 'goal.accepted'), owner, repeats: undefined };
  return (await put(stage, stage.client, 'step.added', audience, { body })).about;
}

/** Something of the client's own, and what becomes of it. @returns its `about` */
async function own(
  stage: Stage,
  audience: Audience,
  kind: string,
  body: Record<string, Json> = {},
  ...then: string[]
): Promise<string> {
  const { about } = await put(stage, stage.client, kind, audience, { body });
  for (const next of then) await put(stage, stage.client, next, audience, { about });
  return about;
}

async function obstacle(stage: Stage, audience: Audience, ...then: string[]): Promise<string> {
  const body = { of: await goal(stage, audience, 'goal.accepted') };
  return own(stage, audience, 'obstacle.named', body, ...then);
}

/** What the stage's program has on its list. */
export const limit = { name: 'Visits', effect: 'We meet every week again' };
const { effect } = limit;
const both_sides = {
  others_do: [{ by: 'clinician', words: 'Answer the same day' }],
  limit: limit.name,
  effect,
  replaces: undefined,
};

/** An agreement that the client offers, and what either side writes about it then. */
async function agreement(
  stage: Stage,
  asked: Audience,
  ...then: ['client' | 'clinician', string, Record<string, Json>?][]
): Promise<string> {
  const audience = seen_by_both(asked);
  const about = await own(stage, audience, 'agreement.proposed', both_sides);
  for (const [who, kind, body = {}] of then) {
    const heard = who === 'client' ? audience : 'circle';
    await put(stage, stage[who], kind, heard, { about, body });
  }
  return about;
}
type Happens = Parameters<typeof agreement>[2];
const both_sign: Happens[] = [
  ['client', 'agreement.signed'],
  ['clinician', 'agreement.signed'],
];
const missed: Happens[] = [
  ...both_sign,
  ['clinician', 'agreement.noted', { side: 'client', kept: false }],
];
const decided: Happens[] = [...missed, ['clinician', 'effect.decided', { effect }]];
const appealed: Happens[] = [...decided, ['client', 'effect.appealed']];

/** Something that the care team offers, and what the client answers. */
async function offered(
  stage: Stage,
  asked: Audience,
  kind: string,
  answer?: string,
): Promise<string> {
  const { about } = await put(stage, stage.clinician, kind, 'circle');
  if (answer) await put(stage, stage.client, answer, seen_by_both(asked), { about });
  return about;
}

/** Has treatment ended, or go on. */
async function treatment(stage: Stage, ends: boolean): Promise<void> {
  const story = await stage.client.view(stage.client.person, '/story');
  if (ends === Boolean(story.treatment_ended)) return;
  await put(stage, stage.client, ends ? 'treatment.ended' : 'treatment.resumed', 'circle');
}

/** What a clinician writes for the client in session. @returns the entry's id */
const together = async (stage: Stage, kind: string, scene: Partial<Scene> = {}) =>
  (await put(stage, stage.clinician, kind, 'circle', { ...scene, on_behalf: true })).id;

const other_side = (stage: Stage, author: Author) =>
  author.role === 'client' ? stage.clinician : stage.client;

/** One that either side asks for, and what the care team answers. @returns its id */
async function appointment(stage: Stage, by: Session, ...then: string[]): Promise<string> {
  const body = { with: stage.clinician.person };
  const { about } = await put(stage, by, 'appointment.asked', 'circle', { body });
  for (const kind of then) await put(stage, stage.clinician, kind, 'circle', { about });
  return about;
}

/** One that was asked for two days ago and began yesterday. */
async function begun_appointment(stage: Stage): Promise<string> {
  const day = 24 * 3_600_000;
  const body = { with: stage.clinician.person, starts: moment(-day) };
  const scene = { body, said_ago: 2 * day };
  return (await put(stage, stage.client, 'appointment.asked', 'circle', scene)).about;
}

const days_ahead = (days: number) =>
  new Date(Date.now() + days * 24 * 3_600_000).toISOString().slice(0, 10);

/** How to reach the client is for the client to say. */
const reach_of = (author: { role: Role }): Record<string, Json> =>
  author.role === 'client' ? {} : { reach: undefined };
const friend_body = (author: { role: Role }) => ({ first_friend: uuidv7(), ...reach_of(author) });

/** An introduction that a side asks for, and what the care team says of it. @returns its id */
async function introduction(stage: Stage, by: Session, ...then: string[]): Promise<string> {
  const role = by === stage.client ? 'client' : 'clinician';
  const body = friend_body({ role });
  const { about } = await put(stage, by, 'introduction.asked', 'circle', { body });
  for (const kind of then) {
    const said = kind === 'introduction.accepted' ? reach_of({ role: 'clinician' }) : {};
    await put(stage, stage.clinician, kind, 'circle', { about, body: said });
  }
  return about;
}

const referral_body = (stage: Stage) => ({
  owner: stage.clinician.person,
  next_by: days_ahead(7),
});

/** One that the care team proposes, and what the client says to it. @returns its id */
async function referral(stage: Stage, ...then: string[]): Promise<string> {
  const { about } = await put(stage, stage.clinician, 'referral.proposed', 'circle', {
    body: referral_body(stage),
  });
  for (const kind of then) {
    const body = kind === 'referral.agreed' ? { until_on: days_ahead(90) } : {};
    await put(stage, stage.client, kind, 'circle', { about, body });
  }
  return about;
}

/** What a service was told is for the care team to say. */
const move_body = (stage: Stage, author: { role: Role }): Record<string, Json> => ({
  state: 'asked',
  on: days_ahead(0),
  next_by: days_ahead(7),
  owner: stage.clinician.person,
  ...(author.role === 'client' ? { told: undefined } : {}),
});

async function consent(stage: Stage, audience: Audience): Promise<string> {
  const body = { person: stage.friend.person, until_on: '2099-01-01' };
  return (await put(stage, stage.client, 'consent.given', audience, { body })).about;
}

const spare_body = (stage: Stage) => ({ ...stage.spare, program: stage.program });
const on_team = async (stage: Stage) =>
  (await stage.client.view(stage.client.person, '/sharing')).care_team.map(
    (member: { person: string }) => member.person,
  ) as string[];
/** Puts someone on the care team, unless they are there. */
export async function joins(stage: Stage, person: { person: string; role: Role }) {
  if ((await on_team(stage)).includes(person.person)) return;
  const body = { person: person.person, role: person.role, program: stage.program };
  await put(stage, stage.lead, 'care_team.joined', 'circle', { body });
}
/** Takes someone off the care team, if they are there. */
export async function leaves(stage: Stage, person: string) {
  if (!(await on_team(stage)).includes(person)) return;
  await put(stage, stage.client, 'care_team.left', 'circle', { body: { person } });
}

const rhythm = {
  what: 'checkin',
  rhythm: 'daily',
  from: '18:00',
  to: '21:00',
  zone: 'America/New_York',
};
/** Answers to a form of the client's, or to one that is for staff. */
const sheet = (role: Role, value: number) =>
  role === 'client'
    ? { instrument: 'phq-9', version_of: '1.0', answers: [{ item: '9', value }] }
    : { instrument: 'c-ssrs', version_of: '1.0', answers: [{ item: '1', value: 0 }] };

/** Something that the program told the care team of, by its usual policy. @returns the concern */
async function concern(stage: Stage): Promise<string> {
  const body = sheet('client', 1);
  const { id } = await put(stage, stage.client, 'instrument.answered', 'circle', { body });
  const { concerns } = await stage.clinician.view(stage.client.person, '/measures');
  const found = concerns.find((one: Json) => one.about === id);
  const { items } = await stage.client.view(stage.client.person, '/timeline');
  const { body: raised } = items.find((one: Json) => one.entry.id === found.id).entry;
  const told = [...raised.told, ...raised.then];
  const [kind, audience, author] = ['concern.raised', 'circle' as const, 'the program itself'];
  stage.written.push({ id: found.id, kind, audience, author, words: [], told });
  return found.id;
}

async function paused(stage: Stage, is_wanted: boolean): Promise<void> {
  const view = await stage.client.view(stage.client.person, '/checkins');
  if (is_wanted === Boolean(view.paused)) return;
  await put(stage, stage.client, is_wanted ? 'reminders.paused' : 'reminders.resumed', 'circle');
}

const whole_consent = ['consent_is_whole', 'about_is_new'];

/** Sets the scene in which a condition holds for an author. */
export const holding: Record<string, Setting> = {
  always: async () => ({ holds: [] }),
  about_is_new: async () => ({ about: uuidv7(), holds: ['about_is_new'] }),
  goal_is_on_offer: async (stage, _, audience) => ({
    about: await goal(stage, audience),
    holds: ['goal_is_on_offer'],
  }),
  goal_is_active: async (stage, _, audience) => ({
    about: await goal(stage, audience, 'goal.accepted'),
    holds: ['goal_is_active', 'goal_is_kept'],
  }),
  goal_is_resting: async (stage, _, audience) => ({
    about: await goal(stage, audience, 'goal.accepted', 'goal.rested'),
    holds: ['goal_is_resting', 'goal_is_kept'],
  }),
  goal_is_kept: async (stage, _, audience) => ({
    about: await goal(stage, audience, 'goal.accepted'),
    holds: ['goal_is_active', 'goal_is_kept'],
  }),
  step_is_mine_to_add: async (stage, author, audience) => ({
    body: { goal: await goal(stage, audience, 'goal.accepted'), owner: owner(author) },
    holds: ['step_is_mine_to_add'],
  }),
  step_is_mine_and_open: async (stage, author, audience) => ({
    about: await step(stage, owner(author), audience),
    holds: ['step_is_mine_and_open'],
  }),
  goal_can_be_offered: async () => ({ holds: ['goal_can_be_offered'] }),
  trigger_is_kept: async (stage, _, audience) => ({
    about: await own(stage, audience, 'trigger.noted'),
    holds: ['trigger_is_kept'],
  }),
  circle_person_is_kept: async (stage, _, audience) => ({
    about: await own(stage, audience, 'circle_person.named'),
    holds: ['circle_person_is_kept'],
  }),
  obstacle_can_be_named: async (stage, _, audience) => ({
    body: { of: await goal(stage, audience, 'goal.accepted') },
    holds: ['obstacle_can_be_named'],
  }),
  obstacle_is_open: async (stage, _, audience) => ({
    about: await obstacle(stage, audience),
    holds: ['obstacle_is_open'],
  }),
  part_can_be_added: async (stage, _, audience) => ({
    body: { goal: await goal(stage, audience) },
    holds: ['part_can_be_added'],
  }),
  part_is_current: async (stage, _, audience) => ({
    about: await own(stage, audience, 'part.added', { goal: undefined }),
    holds: ['part_is_current'],
  }),
  agreement_has_two_sides: async () => ({ body: both_sides, holds: ['agreement_has_two_sides'] }),
  agreement_is_unsigned: async (stage, _, audience) => ({
    about: await agreement(stage, audience),
    holds: ['agreement_is_unsigned'],
  }),
  agreement_holds: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...both_sign),
    holds: ['agreement_holds'],
  }),
  agreement_is_open: async (stage, _, audience) => ({
    about: await agreement(stage, audience),
    holds: ['agreement_is_open'],
  }),
  effect_was_agreed: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...missed),
    body: { effect },
    holds: ['effect_was_agreed'],
  }),
  effect_can_be_appealed: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...decided),
    holds: ['effect_can_be_appealed'],
  }),
  appeal_waits: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...appealed),
    holds: ['appeal_waits'],
  }),
  reward_waits: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'reward.offered'),
    holds: ['reward_waits'],
  }),
  reward_is_agreed: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'reward.offered', 'reward.agreed'),
    holds: ['reward_is_agreed'],
  }),
  win_is_known: async (stage, _, audience) => ({
    about: (await put(stage, stage.client, 'win.noted', audience)).id,
    holds: ['win_is_known'],
  }),
  milestone_is_counted: async (stage, _, audience) => ({
    about: await own(stage, audience, 'milestone.chosen', { counts: 'own' }),
    holds: ['milestone_is_counted'],
  }),
  milestone_is_chosen: async (stage, _, audience) => ({
    about: await own(stage, audience, 'milestone.chosen'),
    holds: ['milestone_is_chosen'],
  }),
  setback_is_told: async (stage, _, audience) => ({
    about: await own(stage, audience, 'setback.told'),
    holds: ['setback_is_told'],
  }),
  suggestion_can_be_made: async () => ({ holds: ['suggestion_can_be_made'] }),
  suggestion_can_be_answered: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'suggestion.made'),
    holds: ['suggestion_can_be_answered'],
  }),
  question_waits: async (stage, _, audience) => ({
    about: await own(stage, audience, 'page.marked', { mark: 'question' }),
    holds: ['question_waits'],
  }),
  decision_is_one: async () => ({ holds: ['decision_is_one'] }),
  treatment_goes_on: async (stage) => {
    await treatment(stage, false);
    return { holds: ['treatment_goes_on'] };
  },
  treatment_has_ended: async (stage) => {
    await treatment(stage, true);
    return { holds: ['treatment_has_ended'] };
  },
  waits_for_me: async (stage) => ({
    about: await together(stage, 'vision.written'),
    holds: ['waits_for_me', 'waits_and_still_fits'],
  }),
  waits_and_still_fits: async (stage) => ({
    about: await together(stage, 'vision.written'),
    holds: ['waits_for_me', 'waits_and_still_fits'],
  }),
  checkin_says_something: async () => ({ about: nothing, holds: ['checkin_says_something'] }),
  checkin_is_unanswered: async (stage, _, audience) => ({
    about: (await put(stage, stage.client, 'checkin.recorded', audience, { about: nothing })).id,
    holds: ['checkin_is_unanswered'],
  }),
  questions_fit: async () => ({
    body: { items: [{ question: 'pain' }] },
    holds: ['questions_fit'],
  }),
  rhythm_fits: async () => ({ body: rhythm, holds: ['rhythm_fits'] }),
  sheet_says_something: async (_, author) => ({
    body: sheet(walks_along(author.role) ? author.role : 'client', 0),
    holds: ['sheet_says_something'],
  }),
  reminders_are_paused: async (stage) => {
    await paused(stage, true);
    return { holds: ['reminders_are_paused'] };
  },
  concern_is_theirs: async (stage, author) => ({
    about: await concern(stage),
    holds: walks_along(author.role) ? ['concern_is_theirs'] : [], // the leads were not told
  }),
  // Only the server itself writes these.
  concern_can_be_raised: async () => ({ holds: [] }),
  concern_can_be_passed_on: async () => ({ holds: [] }),
  appointment_can_be_asked: async (stage) => ({
    body: { with: stage.clinician.person },
    holds: ['appointment_can_be_asked'],
  }),
  appointment_waits_for_me: async (stage, author) => ({
    about: await appointment(stage, other_side(stage, author)),
    holds: ['appointment_waits_for_me', 'appointment_can_be_moved', 'appointment_stands'],
  }),
  appointment_can_be_moved: async (stage) => ({
    about: await appointment(stage, stage.client),
    holds: ['appointment_can_be_moved', 'appointment_stands'],
  }),
  appointment_stands: async (stage) => ({
    about: await appointment(stage, stage.client, 'appointment.agreed'),
    holds: ['appointment_stands', 'appointment_can_be_moved'],
  }),
  appointment_can_be_noted: async (stage) => ({
    about: await begun_appointment(stage),
    holds: ['appointment_can_be_noted', 'appointment_stands'],
  }),
  support_can_be_suggested: async () => ({
    body: { name: uuidv7() },
    holds: ['support_can_be_suggested'],
  }),
  introduction_can_be_asked: async (_, author) => ({
    body: friend_body(author),
    holds: ['introduction_can_be_asked'],
  }),
  introduction_waits_for_me: async (stage, author) => ({
    about: await introduction(stage, other_side(stage, author)),
    body: reach_of(author),
    holds: ['introduction_waits_for_me', 'introduction_is_open'],
  }),
  introduction_is_open: async (stage, author) => ({
    about: await introduction(stage, other_side(stage, author)),
    holds: ['introduction_waits_for_me', 'introduction_is_open'],
  }),
  introduction_can_be_noted: async (stage) => ({
    about: await introduction(stage, stage.client, 'introduction.accepted'),
    holds: ['introduction_is_open', 'introduction_can_be_noted'],
  }),
  referral_can_be_proposed: async (stage) => ({
    body: referral_body(stage),
    holds: ['referral_can_be_proposed'],
  }),
  referral_waits_for_yes: async (stage) => ({
    about: await referral(stage),
    body: { until_on: days_ahead(90) },
    holds: ['referral_waits_for_yes', 'referral_is_open'],
  }),
  referral_is_open: async (stage) => ({
    about: await referral(stage),
    holds: ['referral_waits_for_yes', 'referral_is_open'],
  }),
  referral_can_move: async (stage, author) => ({
    about: await referral(stage, 'referral.agreed'),
    body: move_body(stage, author),
    holds: ['referral_is_open', 'referral_can_move', 'referral_was_agreed'],
  }),
  referral_was_agreed: async (stage) => ({
    about: await referral(stage, 'referral.agreed'),
    holds: ['referral_is_open', 'referral_can_move', 'referral_was_agreed'],
  }),
  support_is_chosen: async (stage, _, audience) => ({
    about: (await put(stage, stage.client, 'support.chosen', audience)).about,
    holds: ['support_is_chosen'],
  }),
  consent_is_whole: async (stage) => ({
    body: { person: stage.friend.person },
    holds: whole_consent,
  }),
  consent_is_active: async (stage, _, audience) => ({
    about: await consent(stage, audience),
    holds: ['consent_is_active'],
  }),
  team_place_is_free: async (stage) => {
    await leaves(stage, stage.spare.person);
    return { body: spare_body(stage), holds: ['team_place_is_free'] };
  },
  // Only adding a client makes someone a host; whoever asks as themselves is none.
  host_begins: async (stage, author) => ({
    body: { person: author.session.person, role: author.role, program: stage.program },
    holds: [],
  }),
  member_is_on_team: async (stage) => {
    await joins(stage, stage.spare);
    return { body: { person: stage.spare.person }, holds: ['member_is_on_team'] };
  },
  member_is_author: async (stage, author) => {
    const is_member = walks_along(author.role);
    if (is_member) await joins(stage, { person: author.session.person, role: author.role });
    return {
      body: { person: author.session.person },
      holds: is_member ? ['member_is_on_team', 'member_is_author'] : [],
    };
  },
  correction_fits: async (stage, _, audience) => ({
    about: (await put(stage, stage.client, 'message.sent', audience)).id,
    holds: ['correction_fits'],
  }),
};

/** Sets a scene in which the same condition does not hold; nothing where it always does. */
export const failing: Record<string, Setting | undefined> = {
  always: undefined,
  about_is_new: async (stage, _, audience) => ({ about: await goal(stage, audience), holds: [] }),
  goal_is_on_offer: async (stage, _, audience) => ({
    about: await goal(stage, audience, 'goal.accepted'),
    holds: [],
  }),
  goal_is_active: async (stage, _, audience) => ({ about: await goal(stage, audience), holds: [] }),
  goal_is_resting: async (stage, _, audience) => ({
    about: await goal(stage, audience, 'goal.accepted'),
    holds: [],
  }),
  goal_is_kept: async (stage, _, audience) => ({ about: await goal(stage, audience), holds: [] }),
  step_is_mine_to_add: async (stage, author, audience) => ({
    body: { goal: await goal(stage, audience), owner: owner(author) },
    holds: [],
  }),
  step_is_mine_and_open: async (stage, author, audience) => {
    const about = await step(stage, owner(author), audience);
    await put(stage, stage.client, 'step.done', audience, { about });
    return { about, holds: [] };
  },
  goal_can_be_offered: async (stage, _, audience) => ({
    about: await goal(stage, audience),
    holds: [],
  }),
  trigger_is_kept: async (stage, _, audience) => ({
    about: await own(stage, audience, 'trigger.noted', {}, 'trigger.let_go'),
    holds: [],
  }),
  circle_person_is_kept: async (stage, _, audience) => ({
    about: await own(stage, audience, 'circle_person.named', {}, 'circle_person.let_go'),
    holds: [],
  }),
  obstacle_can_be_named: async (stage, _, audience) => ({
    body: { of: await goal(stage, audience) },
    holds: [],
  }),
  obstacle_is_open: async (stage, _, audience) => ({
    about: await obstacle(stage, audience, 'obstacle.passed'),
    holds: [],
  }),
  part_can_be_added: async () => ({ body: { goal: uuidv7() }, holds: [] }),
  part_is_current: async (stage, _, audience) => ({
    about: await own(stage, audience, 'part.added', { goal: undefined }, 'part.ended'),
    holds: [],
  }),
  agreement_has_two_sides: async () => ({ body: { ...both_sides, client_does: [] }, holds: [] }),
  agreement_is_unsigned: async (stage, author, audience) => {
    const side = author.role === 'client' ? 'client' : 'clinician';
    return { about: await agreement(stage, audience, [side, 'agreement.signed']), holds: [] };
  },
  agreement_holds: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ['clinician', 'agreement.signed']),
    holds: [],
  }),
  agreement_is_open: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ['client', 'agreement.ended']),
    holds: [],
  }),
  effect_was_agreed: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...decided), // no miss since then
    body: { effect },
    holds: [],
  }),
  effect_can_be_appealed: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...missed),
    holds: [],
  }),
  appeal_waits: async (stage, _, audience) => ({
    about: await agreement(stage, audience, ...appealed, ['clinician', 'appeal.answered']),
    holds: [],
  }),
  reward_waits: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'reward.offered', 'reward.agreed'),
    holds: [],
  }),
  reward_is_agreed: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'reward.offered'),
    holds: [],
  }),
  // Nobody celebrates what they cannot see, nor answers it.
  win_is_known: async (stage) => ({
    about: (await put(stage, stage.client, 'win.noted', 'mine')).id,
    holds: [],
  }),
  milestone_is_counted: async (stage, _, audience) => ({
    about: await own(stage, audience, 'milestone.chosen', { counts: 'visits' }),
    holds: [],
  }),
  milestone_is_chosen: async (stage, _, audience) => ({
    about: await own(stage, audience, 'milestone.chosen', {}, 'milestone.rested'),
    holds: [],
  }),
  setback_is_told: async (stage, author) => ({
    about: author.role === 'client' ? uuidv7() : await own(stage, 'mine', 'setback.told'),
    holds: [],
  }),
  suggestion_can_be_made: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'suggestion.made'),
    holds: [],
  }),
  suggestion_can_be_answered: async (stage, _, audience) => ({
    about: await offered(stage, audience, 'suggestion.made', 'suggestion.answered'),
    holds: [],
  }),
  question_waits: async (stage, _, audience) => ({
    about: await own(stage, audience, 'page.marked', { mark: 'helpful' }),
    holds: [],
  }),
  decision_is_one: async (stage, _, audience) => ({
    about: await own(stage, audience, 'decision.weighed'), // with another aid
    holds: [],
  }),
  treatment_goes_on: async (stage) => {
    await treatment(stage, true);
    return { holds: [] };
  },
  treatment_has_ended: async (stage) => {
    await treatment(stage, false);
    return { holds: [] };
  },
  waits_for_me: async (stage) => {
    const about = await together(stage, 'vision.written');
    await put(stage, stage.client, 'together.declined', 'circle', { about });
    return { about, holds: [] };
  },
  waits_and_still_fits: async (stage) => {
    const about = await goal(stage, 'circle');
    const id = await together(stage, 'goal.accepted', { about });
    await put(stage, stage.client, 'goal.accepted', 'circle', { about });
    return { about: id, holds: ['waits_for_me'] };
  },
  checkin_says_something: async () => ({
    about: nothing,
    body: { answers: [], words: undefined, own: undefined, good: undefined },
    holds: [],
  }),
  questions_fit: async () => ({ body: { items: [] }, holds: [] }),
  rhythm_fits: async () => ({ body: { ...rhythm, to: rhythm.from }, holds: [] }),
  sheet_says_something: async (_, author) => ({
    body: { ...sheet(walks_along(author.role) ? author.role : 'client', 0), answers: [] },
    holds: [],
  }),
  reminders_are_paused: async (stage) => {
    await paused(stage, false);
    return { holds: [] };
  },
  concern_is_theirs: async () => ({ about: uuidv7(), holds: [] }),
  concern_can_be_raised: undefined,
  concern_can_be_passed_on: undefined,
  checkin_is_unanswered: async (stage, _, audience) => {
    const { id } = await put(stage, stage.client, 'checkin.recorded', audience, { about: nothing });
    if (audience !== 'mine') {
      await put(stage, stage.clinician, 'checkin.answered', 'circle', { about: id });
    }
    return { about: id, holds: [] };
  },
  appointment_can_be_asked: async (stage) => ({
    body: { with: stage.friend.person },
    holds: [],
  }),
  // The side that asked does not say yes to itself.
  appointment_waits_for_me: async (stage, author) => ({
    about: await appointment(stage, author.role === 'client' ? stage.client : stage.clinician),
    holds: [],
  }),
  appointment_can_be_moved: async (stage) => ({
    about: await begun_appointment(stage),
    holds: ['appointment_stands', 'appointment_can_be_noted'],
  }),
  appointment_stands: async (stage) => ({
    about: await appointment(stage, stage.client, 'appointment.cancelled'),
    holds: [],
  }),
  appointment_can_be_noted: async (stage) => ({
    about: await appointment(stage, stage.client),
    holds: ['appointment_stands', 'appointment_can_be_moved'],
  }),
  support_is_chosen: async () => ({ about: uuidv7(), holds: [] }),
  support_can_be_suggested: async (stage) => {
    const name = uuidv7();
    await put(stage, stage.clinician, 'support.suggested', 'circle', {
      body: { name, meeting: undefined, resource: undefined },
    });
    return { body: { name, meeting: undefined, resource: undefined }, holds: [] };
  },
  introduction_can_be_asked: async (stage, author) => {
    const body = { ...friend_body(author), first_friend: uuidv7() };
    await put(stage, stage.client, 'introduction.asked', 'circle', { body });
    return { body, holds: [] };
  },
  // Who asked has said yes already; the care team, once it has said so for the friend.
  introduction_waits_for_me: async (stage, author) => {
    const is_client = author.role === 'client';
    const about = await introduction(stage, is_client ? stage.client : stage.clinician);
    if (!is_client) {
      const body = reach_of({ ...author, role: 'clinician' });
      await put(stage, stage.clinician, 'introduction.accepted', 'circle', { about, body });
    }
    return { about, body: reach_of(author), holds: ['introduction_is_open'] };
  },
  introduction_is_open: async (stage) => ({
    about: await introduction(stage, stage.client, 'introduction.declined'),
    holds: [],
  }),
  introduction_can_be_noted: async (stage) => ({
    about: await introduction(stage, stage.client),
    holds: ['introduction_is_open'],
  }),
  referral_can_be_proposed: async (stage) => ({
    body: { ...referral_body(stage), owner: stage.friend.person },
    holds: [],
  }),
  referral_waits_for_yes: async (stage) => ({
    about: await referral(stage, 'referral.declined'),
    body: { until_on: days_ahead(90) },
    holds: [],
  }),
  referral_is_open: async (stage) => ({
    about: await referral(stage, 'referral.declined'),
    holds: [],
  }),
  referral_can_move: async (stage, author) => ({
    about: await referral(stage),
    body: move_body(stage, author),
    holds: ['referral_waits_for_yes', 'referral_is_open'],
  }),
  referral_was_agreed: async (stage) => ({
    about: await referral(stage),
    holds: ['referral_waits_for_yes', 'referral_is_open'],
  }),
  consent_is_whole: async (stage) => ({
    body: { person: stage.friend.person, areas: [] },
    holds: [],
  }),
  consent_is_active: async (stage, _, audience) => {
    const about = await consent(stage, audience);
    await put(stage, stage.client, 'consent.revoked', audience, { about });
    return { about, holds: [] };
  },
  team_place_is_free: async (stage) => {
    await joins(stage, stage.spare);
    return { body: spare_body(stage), holds: [] };
  },
  host_begins: undefined,
  member_is_on_team: async (stage) => {
    await leaves(stage, stage.spare.person);
    return { body: { person: stage.spare.person }, holds: [] };
  },
  member_is_author: async (stage) => {
    await joins(stage, stage.spare);
    return { body: { person: stage.spare.person }, holds: ['member_is_on_team'] };
  },
  correction_fits: async () => ({ about: uuidv7(), holds: [] }),
};

/** Who walks along, and what both sides go by, is told to those who walk along. */
const for_both_sides = [
  'care_team.left',
  'together.confirmed',
  'together.declined',
  'agreement.signed',
  'agreement.ended',
  'effect.appealed',
  'checkin_questions.chosen',
  'appointment.asked',
  'appointment.agreed',
  'appointment.moved',
  'appointment.cancelled',
  'appointment.noted',
  'introduction.asked',
  'introduction.accepted',
  'introduction.declined',
  'introduction.noted',
  'referral.proposed',
  'referral.agreed',
  'referral.declined',
  'referral.moved',
];

/** Rows whose entries stand there already, or that only the server writes. */
const not_by_people = ['host_begins', 'concern_can_be_raised', 'concern_can_be_passed_on'];

/** Writes each kind once, for each audience its author may write it for; into an own journal. */
export async function write_everything(stage: Stage): Promise<void> {
  for (const { kind, who, when } of rules.writing) {
    if (not_by_people.includes(when)) continue;
    if (who.every((role) => role === 'supporter')) continue; // nobody is one yet
    const own = who.includes('client');
    // Leads are told of nothing here, and no form for staff is on.
    if (kind.startsWith('concern.') && !who.includes('clinician')) continue;
    if (kind === 'instrument.answered' && !own) continue;
    const session = own ? stage.client : who.includes('clinician') ? stage.clinician : stage.lead;
    const role: Role = own ? 'client' : who.includes('clinician') ? 'clinician' : 'supervisor';
    if (when === 'member_is_author') continue; // the stages put people on and off the team
    for (const audience of own ? (['mine', 'circle', 'shared'] as const) : (['circle'] as const)) {
      if (audience === 'mine' && for_both_sides.includes(kind)) continue;
      await put(
        stage,
        session,
        kind,
        audience,
        await holding[when]!(stage, { session, role }, audience),
      );
    }
  }
}

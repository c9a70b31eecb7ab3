// What must have happened for a rule's condition to hold, and for it not to: written into a real
// journal by those who may. One scene for each condition of the writing table.
import { type Draft, type Json, type Role, type Session, uuidv7, write } from './program.ts';
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
}

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
    occurred_at: new Date().toISOString().replace('Z', '+00:00[UTC]'),
    body: { ...body, ...scene.body },
    about: scene.about ?? uuidv7(),
    audience,
  };
  return [draft, words];
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
    about: draft.about!,
    audience,
  });
  stage.written.push({ id, kind, audience, author: author.person, words });
  return { id, about: draft.about! };
}

type Setting = (stage: Stage, author: Author, audience: Audience) => Promise<Scene>;

const walks_along = (role: Role) => role === 'clinician' || role === 'recovery_coach';
/** Whose step it is: staff promise what they will do themselves. */
const owner = (author: Author): Role => (walks_along(author.role) ? author.role : 'client');

async function goal(stage: Stage, audience: Audience, ...then: string[]): Promise<string> {
  const { about } = await put(stage, stage.client, 'goal.proposed', audience);
  for (const kind of then) await put(stage, stage.client, kind, audience, { about });
  return about;
}

async function step(stage: Stage, author: Author, audience: Audience): Promise<string> {
  const body = { goal: await goal(stage, audience, 'goal.accepted'), owner: owner(author) };
  return (await put(stage, stage.client, 'step.added', audience, { body })).about;
}

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
    about: await step(stage, author, audience),
    holds: ['step_is_mine_and_open'],
  }),
  checkin_says_something: async () => ({ holds: ['checkin_says_something'] }),
  checkin_is_unanswered: async (stage, _, audience) => ({
    about: (await put(stage, stage.client, 'checkin.recorded', audience)).id,
    holds: ['checkin_is_unanswered'],
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
    const about = await step(stage, author, audience);
    await put(stage, stage.client, 'step.done', audience, { about });
    return { about, holds: [] };
  },
  checkin_says_something: async () => ({ body: { answers: [], words: undefined }, holds: [] }),
  checkin_is_unanswered: async (stage, _, audience) => {
    const { id } = await put(stage, stage.client, 'checkin.recorded', audience);
    if (audience !== 'mine') {
      await put(stage, stage.clinician, 'checkin.answered', 'circle', { about: id });
    }
    return { about: id, holds: [] };
  },
  support_is_chosen: async () => ({ about: uuidv7(), holds: [] }),
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

/** Writes each kind once, for each audience its author may write it for; into an own journal. */
export async function write_everything(stage: Stage): Promise<void> {
  for (const { kind, who, when } of rules.writing) {
    if (when === 'host_begins') continue; // it stands there: the client was added by someone
    const own = who.includes('client');
    const session = own ? stage.client : who.includes('clinician') ? stage.clinician : stage.lead;
    const role: Role = own ? 'client' : who.includes('clinician') ? 'clinician' : 'supervisor';
    if (when === 'member_is_author') continue; // the stages put people on and off the team
    for (const audience of own ? (['mine', 'circle', 'shared'] as const) : (['circle'] as const)) {
      // That someone leaves is told to those who walk along.
      if (kind === 'care_team.left' && audience === 'mine') continue;
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

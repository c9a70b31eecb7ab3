// The contract's words under short names, and the bodies of the entry kinds that this app writes.
import type { components, paths } from './schema';

type Schemas = components['schemas'];
export type Action = Schemas['Action'];
export type Answer = Schemas['Answer'];
export type Area = Schemas['Area'];
export type Audience = Schemas['Audience'];
export type Author = Schemas['Author'];
export type CaseloadRow = Schemas['CaseloadRow'];
export type Checkin = Schemas['Checkin'];
export type CheckinAnswerItem = Schemas['CheckinAnswerItem'];
export type ClientView = Schemas['ClientView'];
export type Consent = Schemas['Consent'];
export type Draft = Schemas['Draft'];
export type Entry = Schemas['Entry'];
export type Goal = Schemas['Goal'];
export type Invitation = Schemas['Invitation'];
export type Me = Schemas['Me'];
export type Meeting = Schemas['Meeting'];
export type MeetingHit = Schemas['MeetingHit'];
export type Message = Schemas['Message'];
export type Opening = Schemas['Opening'];
export type Person = Schemas['Person'];
export type PlanView = Schemas['PlanView'];
export type Preferences = Schemas['Preferences'];
export type Problem = Schemas['Problem'];
export type Program = Schemas['Program'];
export type Role = Schemas['Role'];
export type Step = Schemas['Step'];
export type Support = Schemas['Support'];
export type TeamMember = Schemas['TeamMember'];
export type TimelineItem = Schemas['TimelineItem'];
export type TodayView = Schemas['TodayView'];
export type Wording = Schemas['Wording'];

export type Question = CheckinAnswerItem['question'];
export type LifeDomain = NonNullable<Goal['domain']>;
export type Choice = Support['choice'];

/** The kinds of entry that this app writes. */
export type Kind =
  | 'vision.written'
  | 'preferences.set'
  | 'goal.proposed'
  | 'goal.accepted'
  | 'goal.reworded'
  | 'goal.declined'
  | 'goal.rested'
  | 'goal.resumed'
  | 'goal.achieved'
  | 'goal.let_go'
  | 'step.added'
  | 'step.done'
  | 'checkin.recorded'
  | 'checkin.answered'
  | 'support.chosen'
  | 'support.attended'
  | 'message.sent'
  | 'correction.made'
  | 'consent.given'
  | 'consent.revoked'
  | 'care_team.joined'
  | 'care_team.left';
/** What an entry of each kind says. The envelope says what it is about. */
export type Bodies = Pick<Schemas, Kind>;

/** The most characters each field may hold. */
export const most = {
  goal_words: 500,
  why: 1000,
  vision: 2000,
  checkin_words: 2000,
  message: 4000,
  correction: 2000,
  support_name: 255,
  support_words: 500,
  attended_words: 1000,
  step_words: 500,
} as const;

/** Paths that can be read, and what each answers. */
export type ReadPath = {
  [P in keyof paths]: paths[P] extends {
    get: { responses: { 200: { content: { 'application/json': unknown } } } };
  }
    ? P
    : never;
}[keyof paths];
export type ReadBody<P extends ReadPath> = paths[P] extends {
  get: { responses: { 200: { content: { 'application/json': infer Body } } } };
}
  ? Body
  : never;

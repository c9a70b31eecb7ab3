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

/** What an entry of each kind says (src/journal). The envelope says what it is about. */
export interface Bodies {
  'vision.written': { words: string };
  'preferences.set': Preferences;
  'goal.proposed': {
    words: string;
    why?: string;
    domain?: LifeDomain;
    done_looks_like?: string;
    target_on?: string;
    importance?: number;
    confidence?: number;
  };
  'goal.accepted': { words: string; confidence?: number };
  'goal.reworded': { words: string; why?: string };
  'goal.declined': { answer: 'not_now' | 'no'; why?: string };
  'goal.rested': { why?: string };
  'goal.resumed': { why?: string };
  'goal.achieved': { words?: string };
  'goal.let_go': { why?: string };
  'step.added': { goal: string; words: string; owner: Role; due_on?: string };
  'step.done': { words?: string };
  'checkin.recorded': { answers: CheckinAnswerItem[]; words?: string; talk: boolean };
  'checkin.answered': { words?: string };
  'support.chosen': { choice: Choice; name: string; meeting?: string; words?: string };
  'support.attended': {
    went_on: string;
    how?: number;
    again?: 'yes' | 'maybe' | 'no';
    words?: string;
  };
  'message.sent': { words: string };
  'correction.made': { words: string; body?: Record<string, unknown> };
  'consent.given': { person: string; areas: Area[]; purpose: string; until_on?: string };
  'consent.revoked': { why?: string };
  'care_team.joined': { person: string; role: Role; program: string };
  'care_team.left': { person: string; why?: string };
}
export type Kind = keyof Bodies;

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

// The contract's words under short names, and the bodies of the entry kinds that this app writes.
import type { components, paths } from './schema';

type Schemas = components['schemas'];
export type Action = Schemas['Action'];
export type Agreement = Schemas['Agreement'];
export type AgreementsView = Schemas['AgreementsView'];
export type AidOption = Schemas['AidOption'];
export type Answer = Schemas['Answer'];
export type Appointment = Schemas['Appointment'];
export type Area = Schemas['Area'];
export type Audience = Schemas['Audience'];
export type Author = Schemas['Author'];
export type Block = Schemas['Block'];
export type CareNote = Schemas['CareNote'];
export type CaseloadRow = Schemas['CaseloadRow'];
export type ChartMarker = Schemas['ChartMarker'];
export type ChartSeries = Schemas['ChartSeries'];
export type ChartView = Schemas['ChartView'];
export type Checkin = Schemas['Checkin'];
export type CheckinsView = Schemas['CheckinsView'];
export type CheckinAnswerItem = Schemas['CheckinAnswerItem'];
export type CirclePerson = Schemas['CirclePerson'];
export type ClientView = Schemas['ClientView'];
export type Concern = Schemas['Concern'];
export type Consent = Schemas['Consent'];
export type CopingView = Schemas['CopingView'];
export type Debrief = Schemas['Debrief'];
export type Decision = Schemas['Decision'];
export type Draft = Schemas['Draft'];
export type Effect = Schemas['Effect'];
export type Entry = Schemas['Entry'];
export type Environment = Schemas['Environment'];
export type Finding = Schemas['Finding'];
export type Gauge = Schemas['Gauge'];
export type Goal = Schemas['Goal'];
export type HelpCountry = Schemas['HelpCountry'];
export type HelpLine = Schemas['HelpLine'];
export type HelpView = Schemas['HelpView'];
export type Instrument = Schemas['Instrument'];
export type Introduction = Schemas['Introduction'];
export type ListSource = Schemas['ListSource'];
export type SourceSettings = Schemas['SourceSettings'];
export type ImportReport = Schemas['ImportReport'];
export type OwnMeeting = Schemas['OwnMeeting'];
export type OwnResource = Schemas['OwnResource'];
export type OwnMeetingKept = Schemas['OwnMeetingKept'];
export type OwnResourceKept = Schemas['OwnResourceKept'];
export type Correction = Schemas['Correction'];
export type Split = Schemas['Split'];
export type FirstFriend = Schemas['FirstFriend'];
export type Invitation = Schemas['Invitation'];
export type KeptNote = Schemas['KeptNote'];
export type PassView = Schemas['PassView'];
export type DeskCode = Schemas['DeskCode'];
export type Kiosk = Schemas['Kiosk'];
export type KiosksView = Schemas['KiosksView'];
export type KioskHere = Schemas['KioskHere'];
export type LearningView = Schemas['LearningView'];
export type LifeEvent = Schemas['LifeEvent'];
export type LibraryPage = Schemas['LibraryPage'];
export type LibraryTopic = Schemas['Topic'];
export type Match = Schemas['Match'];
export type MatchReason = Schemas['MatchReason'];
export type Matter = Schemas['Matter'];
export type Me = Schemas['Me'];
export type Measure = Schemas['Measure'];
export type MeasureChange = Schemas['MeasureChange'];
export type MeasureResult = Schemas['MeasureResult'];
export type MeasuresView = Schemas['MeasuresView'];
export type Meeting = Schemas['Meeting'];
export type MeetingHit = Schemas['MeetingHit'];
export type Message = Schemas['Message'];
export type Milestone = Schemas['Milestone'];
export type Obstacle = Schemas['Obstacle'];
export type OnCall = Schemas['OnCall'];
export type Opening = Schemas['Opening'];
export type PageMarked = Schemas['PageMarked'];
export type PageSummary = Schemas['PageSummary'];
export type Person = Schemas['Person'];
export type PlanChoice = Schemas['PlanChoice'];
export type PlanPart = Schemas['PlanPart'];
export type PlanSupport = Schemas['PlanSupport'];
export type PlanView = Schemas['PlanView'];
export type Practice = Schemas['Practice'];
export type Preferences = Schemas['Preferences'];
export type Problem = Schemas['Problem'];
export type Program = Schemas['Program'];
export type ProgramLimit = Schemas['ProgramLimit'];
export type ProgramPolicy = Schemas['ProgramPolicy'];
export type ProgramPolicyAsked = Schemas['ProgramPolicyAsked'];
export type QuietPlan = Schemas['QuietPlan'];
export type ReachView = Schemas['Reach'];
export type Review = Schemas['Review'];
export type RefusalCode = Schemas['RefusalCode'];
export type Reward = Schemas['Reward'];
export type Role = Schemas['Role'];
export type Setback = Schemas['Setback'];
export type SetbacksView = Schemas['SetbacksView'];
export type Resource = Schemas['Resource'];
export type ResourceHit = Schemas['ResourceHit'];
export type Source = Schemas['Source'];
export type Span = Schemas['Span'];
export type Step = Schemas['Step'];
export type StoryView = Schemas['StoryView'];
export type Suggestion = Schemas['Suggestion'];
export type Referral = Schemas['Referral'];
export type Support = Schemas['Support'];
export type TeamMember = Schemas['TeamMember'];
export type TimelineItem = Schemas['TimelineItem'];
export type TimelineView = Schemas['TimelineView'];
export type TodayView = Schemas['TodayView'];
export type ToolRecord = Schemas['ToolRecord'];
export type TogetherView = Schemas['TogetherView'];
export type Trigger = Schemas['Trigger'];
export type Waiting = Schemas['Waiting'];
export type WalkingLine = Schemas['WalkingLine'];
export type Win = Schemas['Win'];
export type WinsView = Schemas['WinsView'];
export type Wording = Schemas['Wording'];

export type Question = CheckinAnswerItem['question'];
export type LifeDomain = NonNullable<Goal['domain']>;
export type Need = Resource['needs'][number];
export type Choice = NonNullable<Support['choice']>;
export type Topic = Finding['topic'];
export type Bond = CirclePerson['bond'];

/** The kinds of entry: every schema whose name has a dot. */
export type Kind = Extract<keyof Schemas, `${string}.${string}`>;
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
  wishes_near: 120,
  wishes_words: 500,
  friend_reach: 200,
  friend_words: 500,
  referral_share: 1000,
  step_words: 500,
  tool_words: 1000,
  plan_line: 300,
  plan_lines: 12,
  reminder: 1000,
  situation: 1000,
  options: 6,
  option_side: 500,
  practice_choice: 500,
  what_happened: 1000,
  person_name: 80,
  person_helps: 500,
  person_phone: 40,
  life_words: 2000,
  hard_thing: 500,
  quiet_do: 1000,
  quiet_who: 300,
  quiet_how: 500,
  treatment_words: 1000,
  win_words: 500,
  milestone_words: 200,
  setback_words: 2000,
  debrief_words: 500,
  suggestion_words: 500,
  page_question: 1000,
  life_event: 200,
  decision_questions: 1000,
  choice_words: 300,
  choice_reasons: 2000,
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

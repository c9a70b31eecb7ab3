// The parts of a life that my story asks about, in the order they are listed (OWN2).
import type { Finding, Topic } from '$lib/api/types';

export type TopicGroup = 'body' | 'mind' | 'days' | 'meaning' | 'capital';

export const topic_groups: readonly (readonly [TopicGroup, readonly Topic[]])[] = [
  ['body', ['use_and_medicine', 'physical_health', 'sleep_pain_and_food']],
  ['mind', ['mood_and_worry', 'hard_times', 'thinking_and_learning']],
  ['days', ['people_close_to_me', 'home', 'work_school_and_money', 'legal', 'getting_around']],
  ['meaning', ['culture_and_language', 'meaning_and_values', 'faith_and_spirit']],
  ['capital', ['social_capital', 'physical_capital', 'human_capital', 'cultural_capital']],
];
export const topics: readonly Topic[] = topic_groups.flatMap(([, list]) => list);

export const is_topic = (text: string | null): text is Topic =>
  (topics as readonly (string | null)[]).includes(text);

export type TopicState = 'said' | 'skipped' | 'not_yet';

/** Whether a topic was spoken of; nothing here counts how many were. */
export function state_of(finding: Partial<Finding> | undefined): TopicState {
  if (!finding) return 'not_yet';
  const { background, needs, strengths, importance } = finding;
  const says = background || needs || strengths || importance !== undefined;
  return says ? 'said' : 'skipped';
}

/** The next one that nothing was said about, after this one and then from the top. */
export function next_topic(here: Topic, findings: readonly Partial<Finding>[]): Topic | undefined {
  const at = topics.indexOf(here);
  return [...topics.slice(at + 1), ...topics.slice(0, at)].find(
    (topic) => state_of(findings.find((one) => one.topic === topic)) === 'not_yet',
  );
}

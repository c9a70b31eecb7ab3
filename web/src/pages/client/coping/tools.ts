// The coping tools: where each stands, and what is put together from what the person says.
import { most, type Bodies } from '$lib/api/types';

export type ToolUsed = Bodies['tool.used'];
export type CopingTool = ToolUsed['tool'];

/** In the order in which they are offered. */
export const tool_ids: readonly CopingTool[] = [
  'paced_breathing',
  'urge_surfing',
  'grounding',
  'halt',
  'delay_distract_decide',
  'play_the_tape',
  'call_someone',
  'own',
];

/** The page of each tool, below /coping/. */
export const tool_paths: Record<CopingTool, string> = {
  paced_breathing: 'breathe',
  urge_surfing: 'wave',
  grounding: 'here',
  halt: 'halt',
  delay_distract_decide: 'wait',
  play_the_tape: 'tape',
  call_someone: 'call',
  own: 'own',
};

export const tool_at = (path: string): CopingTool | undefined =>
  tool_ids.find((tool) => tool_paths[tool] === path);

/** The answer that says nothing; no answer at all says nothing either. */
export const skipped = 'skip';

/** "7" is 7; skipped, or not answered, is nothing. */
export function strength(value: string): number | undefined {
  return /^\d+$/.test(value) ? Number(value) : undefined;
}

/** The entry of a tool that was used. */
export function used(tool: CopingTool, before: string, after: string, words: string): ToolUsed {
  const [first, last] = [strength(before), strength(after)];
  return {
    tool,
    ...(first === undefined ? {} : { before: first }),
    ...(last === undefined ? {} : { after: last }),
    ...(words.trim() ? { words: words.trim() } : {}),
  };
}

/** What was written to several questions, as one text. */
export function told(questions: readonly string[], answers: readonly string[]): string {
  return questions
    .map((question, i) => [question, answers[i]?.trim()])
    .filter(([, answer]) => answer)
    .map(([question, answer]) => `${question}\n${answer}`)
    .join('\n\n');
}

/** The items of a list that was written one on each line. */
export const lines_of = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** What is wrong with such a list: too many lines, or one too long. */
export function list_problem(text: string): 'many' | 'long' | undefined {
  const lines = lines_of(text);
  if (lines.length > most.plan_lines) return 'many';
  return lines.some((line) => [...line].length > most.plan_line) ? 'long' : undefined;
}

/** Telephone numbers inside a free text, such as "Rosa, 816 555 0142", and the short ones for help. */
export function numbers_in(text: string): string[] {
  return text.match(/\+?\d[\d\s().-]{5,}\d|\b(?:988|911|211)\b/g) ?? [];
}

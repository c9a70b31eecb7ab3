// A skill that is practiced: what is written of it.
import type { Bodies } from '$lib/api/types';
import { if_said } from '../forms';

export type Practice = Bodies['practice.tried'];
export type Skill = Practice['skill'];
type ProblemOption = Practice['options'][number];

export const skills: readonly Skill[] = [
  'asking_for_help',
  'refusing',
  'repairing',
  'problem_solving',
];

export interface OptionWritten {
  words: string;
  pros: string;
  cons: string;
}
export interface PracticeWritten {
  situation: string;
  options: OptionWritten[];
  choice: string;
}

export const no_option = (): OptionWritten => ({ words: '', pros: '', cons: '' });
export const no_practice = (): PracticeWritten => ({
  situation: '',
  options: [no_option(), no_option()],
  choice: '',
});

/** A way whose sides were written, but not the way itself. */
export const lacks_words = (option: OptionWritten): boolean =>
  !option.words.trim() && !!(option.pros.trim() || option.cons.trim());

/** The practice as it is kept; ways that were left empty are left out. */
export function practice_of(skill: Skill, written: PracticeWritten): Practice {
  const options = skill === 'problem_solving' ? written.options : [];
  return {
    skill,
    ...if_said('situation', written.situation),
    options: options.filter((option) => option.words.trim()).map(option_of),
    ...if_said('choice', written.choice),
  };
}

function option_of({ words, pros, cons }: OptionWritten): ProblemOption {
  return { words: words.trim(), ...if_said('pros', pros), ...if_said('cons', cons) };
}

/** The same practice, with what happened. */
export function with_outcome(practice: Practice, what_happened: string): Practice {
  const { skill, situation, options, choice } = practice;
  return {
    skill,
    ...(situation ? { situation } : {}),
    options,
    ...(choice ? { choice } : {}),
    what_happened: what_happened.trim(),
  };
}

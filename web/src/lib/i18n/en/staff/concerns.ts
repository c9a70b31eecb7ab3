// What staff read, in English: check-ins that wait, and sensitive answers that somebody has to see.
import type { Plural } from './plural';

export const concerns = {
  title: 'Needs a look',
  intro:
    'Answers that your program wants someone to see soon. You were told, so you see them here.',
  none: 'Nothing needs a look now',
  none_more: 'When an answer needs one, it appears here and beside the name on your caseload.',
  look: 'Look at it',
  look_named: (name: string) => `Look at it: ${name}`,
  answer_in: (instrument: string) => `An answer in: ${instrument}`,
  checkin: 'Check-in',
  checkin_question: (question: string) => `An answer about: ${question}`,
  said: 'Said',
  came_in: 'Came in',
  came_late: (when: string) => `${when}. The phone had no signal until then.`,
  told: 'Who was told',
  passed_on: 'Passed on',
  passed_on_at: (when: string) => `${when}, because nobody had seen it in time`,
  seen: 'Who has seen it',
  seen_by: (name: string, when: string) => `${name}, ${when}`,
  nobody_yet: 'Nobody yet',
  done: 'What was done',
  see_by: (when: string) => `See it by: ${when}`,
  see_late: (when: string) => `Past its time: ${when}`,
  is_seen: 'Seen',
  is_answered: 'Answered',
  waiting: 'Your “seen” waits to be sent.',
  mark_seen: 'I have seen it',
  mark_seen_for: (name: string) => `I have seen it: ${name}`,
  say: 'Say what was done',
  say_for: (name: string) => `Say what was done: ${name}`,
  open_record: (name: string) => `Open ${name}’s record`,
  told_only: (name: string) =>
    `You see this because you were told of it. ${name}’s record stays with the care team.`,
  answer_title: (name: string) => `Say what was done: ${name}`,
  words: 'What you did',
  words_hint: (name: string) =>
    `${name} reads this. Begin with thanks, as in “Thank you for telling us. I called you and we talked.”`,
  words_empty: 'Say in a few words what you did',
  button: 'Send it',
  done_title: 'It is said',
  done_words: (name: string) => `${name} reads it, with your name. It is off the list.`,
  missing: 'This needs no look any more, or it is not for you.',
  back: 'Back to what needs a look',
  client_heading: 'Answers that needed a look',
};

/** Check-ins, and when they were promised an answer. */
export const checkins = {
  queue: 'Check-ins that wait for an answer',
  queue_more: 'The first due stands first. Each opens straight to its answer.',
  all: (count: number, plural: Plural) =>
    plural(count, { one: 'Show the one that waits', other: `Show all ${count}` }),
  answer: (name: string) => `Answer ${name}`,
  said: (when: string) => `Checked in: ${when}`,
  by: (when: string) => `Answer by: ${when}`,
  late: (when: string) => `Late: promised by ${when}`,
  promise: (hours: number, plural: Plural) =>
    plural(hours, {
      one: 'The program promises an answer within 1 hour.',
      other: `The program promises an answer within ${hours} hours.`,
    }),
  seen_enough: 'You agreed: “seen” by a named person is an answer.',
  words_wanted: 'Words are wanted here: “seen” was not agreed as an answer.',
  good: 'Something good',
  own_question: 'A question of their own',
  part_mine: 'Some questions are only for them. Their answers are not shown here.',
  changed: (when: string) => `Changed by its author: ${when}`,
  asks: 'What it asks',
  questions_usual: 'The usual questions. Nobody has chosen yet.',
  questions_chosen: (by: string, when: string) => `Chosen by ${by}, ${when}`,
  choose: 'Choose questions together',
  choose_times: 'Choose times together',
  only_for_them: 'Only for them',
  times: 'When it is asked',
  no_times: 'Whenever they want. No time is chosen.',
};

// What staff read, in English: suggestions, agreements, setbacks, wins, the end of treatment, and the
// plan on paper.
import type { Plural } from './plural';

export const suggest = {
  heading: 'Suggestions and questions',
  button: 'Suggest something',
  title: (called: string) => `Suggest something to ${called}`,
  plain: (called: string) => `${called} answers yes, change it, not now or no. A no costs nothing.`,
  send: 'Send suggestion',
  done: 'Your suggestion is on its way',
  done_words: (called: string) => `${called} answers when they want to.`,
  waits: (called: string) => `Waits for ${called}’s answer`,
  said: (called: string, when: string) => `${called} said, ${when}:`,
  again: 'Suggest again',
  more: 'Show earlier suggestions',
  none: 'Nothing suggested yet.',
  questions: 'Questions about pages',
  before: (called: string, answer: string) =>
    `This was offered to ${called} before. The answer: ${answer}`,
  no_answer_yet: 'none yet; it still waits',
};

export const agreements = {
  heading: 'Agreements and rewards',
  none: 'No agreement now.',
  does: (called: string) => `What ${called} does`,
  holds: 'Holds',
  not_yet: 'Does not hold yet',
  not_yet_note: 'It holds once both sides have signed.',
  ended: 'Ended',
  offered_by: (name: string, when: string) => `Offered by ${name}, ${when}`,
  signed: (name: string, when: string) => `Signed by ${name}, ${when}`,
  not_signed: (called: string) => `Not signed by ${called} yet`,
  not_signed_program: 'Not signed for the program yet',
  noted: (side: string, kept: string) => `${side}: ${kept}`,
  decided: (name: string, when: string) => `${name} decided, ${when}:`,
  appealed: (called: string) => `${called} asked for a second look:`,
  answered: (name: string, outcome: string) => `${name} answered. ${outcome}:`,
  earlier: (count: number, plural: Plural) =>
    plural(count, { one: '1 earlier agreement', other: `${count} earlier agreements` }),
  rewards: 'Rewards',
  agreed: 'Agreed',
  earned: (count: number, plural: Plural) =>
    plural(count, { one: 'Earned', other: `Earned ${count} times` }),
  waits_for_yes: (called: string) => `Waits for ${called}’s yes`,

  propose: 'Offer an agreement',
  title: (called: string) => `Offer an agreement to ${called}`,
  plain: 'Both sides promise something. It holds only once both have signed.',
  offer: 'Offer this agreement',
  again: 'Offer it anew, changed',
  replaces: 'The agreement before',
  stands_in: 'It takes the place of an earlier agreement once both have signed.',
  same_for_all: 'The same for everyone. It stands on the program’s list.',
  limit_gone: 'This limit is no longer on the list. Choose again, or go without.',
  new_word: 'They turned this down. Change it, or say what is different now.',
  both_sides: 'Write at least one thing that the team does',
  offered_title: 'The agreement is on offer',
  offered_words: (called: string) =>
    `${called} can sign it, change it with you, or leave it. Sign for the program, too.`,

  decide: 'Decide about the effect',
  decide_title: 'Decide about the agreed effect',
  why_hint: (called: string) => `${called} reads this at once.`,
  why_empty: 'Say why',
  will_happen: 'This will happen',
  consequences: [
    (called: string) => `${called} sees your decision and your reason at once.`,
    (called: string) => `${called} can ask for a second look. A person answers it.`,
    () => 'It stays in the record. A later answer can change it or take it back.',
  ],
  decide_button: 'Decide that it follows',
  talk_first: (called: string) => `Talk with ${called} first`,
  change_why: 'Change what I wrote',
  no_effect: 'There is nothing to decide now. Only an effect agreed beforehand can follow a miss.',
  decided_title: 'Your decision is written',
  decided_words: (called: string) => `${called} sees it, and can ask for a second look.`,
};

export const setbacks = {
  heading: 'Setbacks',
  none: 'No setback told.',
  no_words: (called: string) => `${called} let you know, without more words.`,
  steps: 'What it led to',
};

export const wins = {
  heading: 'What went well',
  more: 'Show earlier ones',
  none: (called: string) => `Nothing noted yet. What did you notice in ${called}?`,
  milestones: 'What they count',
  since: (when: string) => `since ${when}`,
  celebrated: (name: string) => `${name} celebrates this:`,
};

export const ending = {
  link: 'End treatment',
  title: (called: string) => `End treatment with ${called}`,
  stays: (called: string) => `This stays with ${called}`,
  what_stays: [
    'Their plan, their story and their coping tools.',
    'Their sign-in. They read everything as before.',
    'The way back: one tap, without asking anyone.',
  ],
  hint: (called: string) => `${called} reads this. Thank them, and say that the door is open.`,
  button: 'End treatment',
  keep: 'Go on together',
  ended_already: 'Treatment has ended, or you cannot end it here.',
  done: 'Treatment has ended',
  done_words: (called: string) => `${called} can come back in one tap.`,
};

export const sheet = {
  title: (name: string) => `Plan of ${name}`,
  day: 'As it was at the end of this day',
  day_hint: 'Leave it empty for the plan of today.',
  show: 'Show this day',
  not_yet: 'Choose today or an earlier day',
  as_of: (when: string) => `As it was at the end of: ${when}.`,
  now: (when: string) => `As it is now: ${when}.`,
  goals: 'Goals',
  open: 'Open',
  first: (name: string, when: string) => `Before, in the words of ${name}, ${when}:`,
  leaves_out: 'What this page leaves out',
  left_out: [
    'Check-ins, messages, setbacks, wins and what was learned.',
    'What the client keeps to themselves.',
    'Counseling notes, which are kept apart by law.',
  ],
  no_agreements: 'Agreements: they stand on the plan of today.',
  left_out_goals: (count: number, plural: Plural) =>
    plural(count, {
      one: '1 goal that is on offer, declined or let go.',
      other: `${count} goals that are on offer, declined or let go.`,
    }),
  left_out_waiting: (count: number, called: string, plural: Plural) =>
    plural(count, {
      one: `1 thing written together that ${called} has not confirmed.`,
      other: `${count} things written together that ${called} has not confirmed.`,
    }),
};

// What staff read on the forms and panels of the plan, in English.

type Plural = (count: number, forms: { one: string; other: string }) => string;

export const forms = {
  needed: (label: string) => `Fill in: ${label}`,
  nothing: 'Fill in at least one of these',
  too_many: (most: number) => `Use ${most} lines or fewer`,
  not_in_range: (most: number) => `Type a whole number from 1 to ${most}`,
  one_a_line: 'One on each line.',
  scale: 'From 0 (not at all) to 10 (very much).',
  not_asked: 'Not asked',
  not_chosen: 'Not chosen',
  button: 'Save',
  done: 'It is written',
  sees: (called: string) => `${called} sees it next time.`,
  not_possible: 'This cannot be written here now.',
  spoken_of: (who: string) => `It is about this, by ${who}`,

  together_link: 'Write together',
  together_page: (called: string) => `Write together with ${called}`,
  together_title: (what: string) => `Write together: ${what}`,
  together_now: (called: string) => `${called} is here with you`,
  together_note: (called: string) =>
    `Use their words and read them back. It counts only once ${called} confirms it.`,
  together_button: (called: string) => `Hand it to ${called} to confirm`,
  together_done: 'Written together',
  together_next: (called: string) =>
    `${called} sees it on their Today page, and says yes or no there.`,
  waits_for: (called: string) => `Waits for ${called}’s confirmation`,
  nothing_waits: (called: string) => `Nothing waits for ${called} now.`,
  write_more: 'Write more together',
  write_what: 'What do you write together?',
  groups: {
    plan: 'The plan as a whole',
    story: 'Their story and wishes',
    life: 'Parts of life',
    coping: 'Coping and safety',
    goal: 'Goal',
    step: 'Step',
    suggestion: 'Suggestion',
    setback: 'Setback',
    part: 'In the plan',
  },

  starters_title: 'A kind way to begin',
  starters_hint: 'Choose one to begin with, and change it as you like.',
  starters: [
    'Thank you for telling me. That took courage.',
    'I am glad you wrote. How are you right now?',
    'This does not undo what you have done. I am with you.',
  ],
  advice: 'This may sound like advice or blame. A question or a thank you is easier to hear.',

  own: {
    'step.changed': { title: 'Change my step', button: 'Save the change' },
    'step.let_go': { title: 'Let my step go', button: 'Let it go' },
    'agreement.signed': { title: 'Sign for the program', button: 'Sign for the program' },
    'agreement.noted': { title: 'Note kept or missed', button: 'Save the note' },
    'appeal.answered': { title: 'Answer the appeal', button: 'Send the answer' },
    'agreement.ended': { title: 'End the agreement', button: 'End the agreement' },
    'reward.offered': { title: 'Offer a reward', button: 'Offer it' },
    'reward.earned': { title: 'It is earned', button: 'Say that it is earned' },
    'setback.answered': { title: 'Answer a setback', button: 'Send the answer' },
    'win.noticed': { title: 'Say what I noticed', button: 'Send it' },
    'win.celebrated': { title: 'Celebrate this', button: 'Celebrate it' },
    'page.answered': { title: 'Answer the question', button: 'Send the answer' },
  },
  hints: {
    'setback.answered': {
      words: 'Begin with thanks or care. Leave out advice, “should” and “why did you”.',
    },
    'agreement.noted': {
      side: 'Our own promises count as much as theirs.',
      words: 'What you saw, without judging.',
    },
    'appeal.answered': { words: 'Say what you heard, and why it is so now.' },
    'reward.offered': {
      words: 'A good word, a privilege or a small thing. Never money.',
      earned_by: 'Something they do, as in “come three times”.',
    },
    'win.noticed': { words: 'What they did, not who they are.' },
    'page.answered': { words: 'Say what you know, and what you will find out.' },
    'suggestion.made': {
      words: 'One thing, in plain words.',
      why: 'To them, as far as you know.',
      page: 'The name of the page in the library.',
      why_again: 'What has changed since they answered.',
    },
    'agreement.proposed': {
      words: 'What it is for.',
      client_does: 'One on each line, at most six.',
      clinician_does: 'One on each line. At least one promise by the team.',
      limit: 'One of the program’s list: the same for everyone.',
      effect: 'What may follow when it is not kept. A person decides, never the program alone.',
    },
    'review.held': { in_my_words: 'Ask them to tell you the plan. Write what they say.' },
    'goal.accepted': { words: 'As they say it.' },
    'preferences.set': { called: 'What stands here now is replaced as a whole.' },
    'quiet_plan.written': { after_days: 'A number from 1 to 90.' },
  },
};

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

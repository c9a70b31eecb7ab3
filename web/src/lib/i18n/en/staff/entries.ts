// What staff read, in English: goals, steps and answers that they write.

export const propose = {
  title: (called: string) => `Propose a goal to ${called}`,
  plain: (called: string) =>
    `This is an offer. It counts only once ${called} takes it up, in their own words. They can also change it, wait, or say no.`,
  remember: (called: string) => `First, ${called} in their own words`,
  words: 'The goal',
  words_hint: 'Plain words, as they might say it. One thing.',
  words_empty: 'Write the goal',
  why: 'Why it may matter',
  why_hint: 'To them, as far as you know. Say so if you are guessing.',
  domain: 'Part of life',
  domain_none: 'Not chosen',
  done: 'What done looks like',
  done_hint: 'How will both of you notice?',
  target: 'By when',
  target_hint: 'Only if a day helps.',
  button: 'Offer this goal',
  done_title: 'The goal is on offer',
  done_words: (called: string) =>
    `${called} sees it next time. It counts only once they take it up.`,
  not_possible: 'You cannot propose a goal here now.',
  again: 'Offer again',
  why_again: 'What is different now',
  why_again_hint: 'They said no or not now. Say why you ask again.',
  why_again_empty: 'Say what is different now, or let it be',
  answers: { not_now: 'Not now', no: 'No' },
};

export const step = {
  title: 'Add what I will do',
  goal: 'The goal, in their words',
  words: 'What I will do',
  words_hint: 'Something you do yourself. Begin with a verb.',
  words_empty: 'Write what you will do',
  due: 'By when',
  due_hint: 'Only a day you can keep.',
  button: 'Add my step',
  done_title: 'Your step is in the plan',
  done_words: (called: string) => `${called} sees it beside the goal.`,
  not_possible: 'You cannot add a step to this goal now.',
};

export const answer = {
  title: (called: string) => `Answer ${called}’s check-in`,
  words: 'Your answer',
  words_hint: (called: string) => `${called} reads this. Begin with what you heard.`,
  words_empty: 'Write your answer, or choose “Mark as seen”',
  button: 'Send answer',
  seen: 'Mark as seen',
  words_needed: 'Write your answer',
  done_title: 'Your answer is on its way',
  seen_title: 'Marked as seen',
  done_words: (called: string) => `${called} sees it on their Today page.`,
  already: 'This check-in has an answer. Thank you.',
  missing: 'This check-in is not open to you.',
};

/** After a form: what became of it. */
export const kept = {
  sent: 'It is sent.',
  waiting: 'It is kept on this device and goes out as soon as there is signal.',
  stuck: 'It could not be sent. Your words are kept.',
};

// What staff read, in English: the caseload, and the words of check-ins and parts of life.
import type { Plural } from './plural';

export const caseload = {
  title: 'Caseload',
  intro: 'Who would value hearing from you, and how you could begin.',
  show: 'Show',
  everyone: 'Everyone',
  sort: 'Sort by',
  shown: (shown: number, total: number, plural: Plural) =>
    shown === total
      ? plural(total, { one: '1 person', other: `${total} people` })
      : plural(total, { one: `${shown} of 1 person`, other: `${shown} of ${total} people` }),
  more: 'Show more people',
  person: 'Person',
  why: 'Why today',
  last: 'Last check-in',
  urges: 'Urges, 14 days',
  offered: 'Goals on offer',
  not_yet: 'Not yet',
  say: 'You could say',
  quoted: (words: string) => `“${words}”`,
  by: (when: string) => `Answer by: ${when}`,
  please_avoid: 'Please avoid',
  offered_none: 'None',
  offered_count: (count: number, plural: Plural) =>
    plural(count, { one: '1 waits for an answer', other: `${count} wait for an answer` }),
  checkins: (count: number, plural: Plural) =>
    plural(count, { one: '1 waits for an answer', other: `${count} wait for an answer` }),
  reasons: {
    concern: 'Something to look at',
    wants_to_talk: 'Wants to talk',
    setback_told: 'Told of a setback',
    checkin_waiting: 'Check-in waits',
    question_waiting: 'Question waits',
    appeal_waiting: 'Appeal waits',
    message_waiting: 'Message waits',
    appointment_waiting: 'Asks to meet',
    appointment_missed: 'Did not meet',
    introduction_waiting: 'A first friend to ask',
    quiet: 'Quiet for a while',
    referral_overdue: 'A referral to look after',
    review_due: 'A look at the plan together is due',
    new: 'New with you',
    steady: 'Steady',
  },
  next_words: {
    concern: 'Thank you for saying that. I am here. How are you right now?',
    wants_to_talk: 'You asked to talk. When would be a good time for you?',
    setback_told: 'Thank you for telling me. How are you right now? What would help?',
    checkin_waiting: 'Thank you for checking in. What should I know more about?',
    question_waiting: 'I read your question. Here is what I know, and what I will find out.',
    appeal_waiting: 'I read why you see it differently. When can we talk about it?',
    message_waiting: 'I read your message. Here is what I can do.',
    appointment_waiting: 'You asked to meet. Does this time work, or shall we find another?',
    appointment_missed: 'We did not meet. I would still like to. What would make it easier?',
    introduction_waiting:
      'You asked for a first friend. I will ask them, and tell you what they say.',
    quiet: 'I was thinking of you. No need to explain. How are things?',
    referral_overdue: 'I want to look after what we asked for with you. What have you heard?',
    review_due: 'Shall we look at your plan together? What fits, and what should change?',
    new: 'I am glad to walk with you. What would make this feel right for you?',
    steady: 'What has been helping lately? What would you like more of?',
  },
  urges_none: 'None reported',
  urges_line: (days: number, often: string, last: string, plural: Plural) =>
    plural(days, {
      one: `1 day reported: “${last}”`,
      other: `${days} days reported. Most often “${often}”, last “${last}”`,
    }),
  nobody: 'Nobody is on your caseload yet',
  nobody_more: 'A client appears here once you join their care team.',
  nobody_here: 'Nobody has this reason now. Choose “Everyone” to see all.',
  add: 'Add a person',
};

export const questions = {
  mood: 'Mood',
  urge: 'Urges',
  confidence: 'Confidence',
  sleep: 'Sleep',
  connection: 'Connection',
  stress: 'Stress',
  pain: 'Pain',
  medicine: 'Medicine as wanted',
  meetings: 'Meetings',
  used: 'Used',
};

export const answers = {
  mood: ['Very low', 'Low', 'Okay', 'Good', 'Very good'],
  urge: ['No urge', 'A little', 'Some', 'Strong', 'Very strong'],
  confidence: ['Not at all sure', 'A little sure', 'Somewhat sure', 'Sure', 'Very sure'],
  sleep: ['Very badly', 'Badly', 'Okay', 'Well', 'Very well'],
  connection: ['Very alone', 'Alone', 'Somewhat connected', 'Connected', 'Very connected'],
  stress: ['No stress', 'A little', 'Some', 'A lot', 'Very much'],
  pain: ['No pain', 'A little', 'Some', 'A lot', 'Very much'],
  /** Without words where there is no such answer. */
  medicine: ['No', '', 'In part', '', 'Yes'],
  meetings: ['None', 'One', 'Two', 'Three', 'Four or more'],
  used: ['No', '', '', '', 'Yes'],
};

export const domains = {
  recovery: 'Recovery',
  health: 'Health',
  mind: 'Mind',
  home: 'Home',
  relationships: 'Relationships',
  work_and_learning: 'Work and learning',
  money: 'Money',
  legal: 'Legal matters',
  community: 'Community',
  meaning: 'Meaning',
};

// Words of the client's own forms: what there is to answer, what the answers say, and the chart.

type Plural = (count: number, forms: { one: string; other: string }) => string;

export const messages = {
  title: 'My forms and results',
  lead: 'Short forms that show how things are going. You see what they say first.',
  due: 'Ready when you are',
  due_more: 'No hurry. If one is late, just answer the next one.',
  chosen: 'Whenever you want',
  offered: 'Your program also has these',
  offered_more: 'They are yours to try. You can leave any of them.',
  none: 'There are no forms for you yet. Your care team can add some with you.',
  by_team: 'Your care team fills this one in.',
  chart: 'Everything on one chart',
  chart_more: 'Check-ins, forms, goals and what happened in your life.',
  length: (questions: number, minutes: number, plural: Plural) =>
    `${plural(questions, { one: '1 question', other: `${questions} questions` })}, about ${plural(minutes, { one: '1 minute', other: `${minutes} minutes` })}`,
  answer: 'Answer it',
  answer_named: (name: string) => `Answer it: ${name}`,
  results: 'See what it says',
  results_named: (name: string) => `See what it says: ${name}`,
  last: (day: string) => `Last answered ${day}.`,
  never: 'Not answered yet.',
  waits: 'Your answers are on this phone. They are sent when you have signal.',
  whose: 'Whose words',
  not_mine: 'This form is only in English. Its words are not ours to change.',
  not_mine_es: 'This form is only in Spanish. Its words are not ours to change.',
  in_english: 'Answer it in English',
  in_spanish: 'Answer it in Spanish',
  not_now: 'Not now',
  gone: 'This form is not there for you now.',

  start: 'Start',
  go_on: 'Go on where you were',
  about: (recall: string) => `It asks about: ${recall}.`,
  skip_any: 'You can skip any question. You can stop and come back.',
  who_sees: (team: string) => `Who sees your answers: you and ${team}.`,
  who_sees_team: 'Who sees your answers: you and your care team.',
  tells: (names: string, minutes: string) =>
    `It has a question about hurting yourself or being in danger. If you say yes to it, ${names} will be told and should see it within ${minutes}. You will see help here at once.`,
  tells_nobody:
    'It has a question about something hard. If you say yes to it, you will see help here at once.',
  your_team: 'your care team',
  minutes: (count: number, plural: Plural) =>
    plural(count, { one: '1 minute', other: `${count} minutes` }),
  hours: (count: number, plural: Plural) =>
    plural(count, { one: '1 hour', other: `${count} hours` }),
  only_for_me: 'Keep it only for me',
  only_for_me_hint:
    'Then nobody else sees it, and nobody is told of a hard answer. You can still get help here.',
  changing: 'You are changing answers that you gave today.',

  help: 'Help is here now',
  help_lead:
    'Thank you for saying this. You do not have to carry it alone. You can call someone right now.',
  help_keep: 'Your answers stay here while you call.',

  check: 'Check your answers',
  skipped: 'Skipped',
  declined: 'I would rather not say',
  still_open: (asked: string) =>
    `You left one question open: “${asked}” You can answer it, or say that you would rather not.`,
  send: 'Save my answers',
  nothing: 'Answer one question first, or leave it for another time.',
  changed: 'I changed my answers the same day.',

  done: 'Your answers are saved',
  done_changed: 'Your new answers are saved',
  thanks: 'Thank you for taking the time.',
  being_sent: 'What they say comes in a moment.',
  told: (names: string) => `${names} will see your answer, so that you are not alone with it.`,
  will_be_told: (names: string, minutes: string) =>
    `As soon as this is sent, ${names} will be told. They should see it within ${minutes}.`,
  told_nobody: 'You kept this to yourself, so nobody is told. The people above can still help.',
  to_results: 'See all my results',
  to_today: 'Go to Today',

  says: 'What it says now',
  band: (words: string, total: string, highest: string) =>
    `Your answers are in the range called “${words}”. That is ${total} out of ${highest}.`,
  number: (total: string, lowest: string, highest: string) =>
    `Your answers add up to ${total}, on a scale from ${lowest} to ${highest}.`,
  words_only: 'Range',
  direction: {
    worse: 'A lower number means that things are easier.',
    better: 'A higher number means that things are better.',
    neither: '',
  },
  part_direction: { worse: 'lower is easier', better: 'higher is better', neither: '' },
  not_a_verdict: 'It is not a diagnosis. It is a way to see how things move, and to talk about it.',
  parts: 'This form has three parts. They are not added up.',
  part: {
    use: 'Use',
    risk: 'What makes it harder',
    protective: 'What helps me',
  },
  part_says: (value: string, lowest: string, highest: string) =>
    `${value}, on a scale from ${lowest} to ${highest}`,
  part_open: 'Not enough answers to say',
  not_scored: 'Some questions were left open, so there is no number this time. That is fine.',
  prorated: 'One or two questions were left open. They are counted as the mean of the others.',
  only_mine: 'Only you see this.',
  corrected: (day: string) => `Changed ${day}.`,

  change: 'Has it changed?',
  first_time: 'This is the first time. Next time you can see what moved.',
  since: {
    first: (day: string) => `Since the first time, ${day}:`,
    last: (day: string) => `Since the last time, ${day}:`,
  },
  verdict: {
    about_same: 'About the same. A difference this small can be chance.',
    some_better: 'Somewhat better, by more than chance.',
    clear_better: 'Clearly better.',
    some_worse: 'Somewhat harder, by more than chance. That is worth a talk.',
    clear_worse: 'Clearly harder. That is worth a talk.',
    none: 'We do not say if this is a real change.',
  },
  recovery: 'It went from above the usual line to below it.',
  response: 'It is half of what it was, or less.',
  remission: 'It is in the lowest range.',
  how_sure: 'How we know',
  rule_points: (points: string, needed: string) =>
    `The number moved by ${points}. It takes ${needed} to be more than chance.`,
  source: (source: string) => `Source: ${source}`,
  usual: (low: string, high: string) => `What is usual for you lately: ${low} to ${high}.`,
  usual_one: (value: string) => `What is usual for you lately: ${value}.`,
  usual_how: 'From your own answers of the eight weeks before last week. Never from others.',

  win_title: 'Is this a win for you?',
  keep_win: 'Keep it as a win',
  win_label: 'In my words',
  win_words: (name: string, day: string) => `${name}: better than on ${day}.`,
  win_kept: 'Kept with your wins.',
  win_see: 'See my wins',

  over_time: 'Over time',
  summary: (count: number, first: string, last: string, plural: Plural) =>
    plural(count, {
      one: `One result: ${last}.`,
      other: `${count} results. The first: ${first}. The newest: ${last}.`,
    }),
  ribbon: 'Striped edge: inside it, a change from the first result can be chance.',
  usual_band: 'Plain band: what is usual for you.',
  markers: 'What else happened',
  table: 'Show as a table',
  day: 'Day',
  value: 'Result',
  earlier: 'Earlier',
  later: 'Later',
  marker: {
    goal_accepted: 'Goal taken up',
    goal_achieved: 'Goal reached',
    life_event: 'In my life',
    setback: 'Setback',
    review: 'Look at the plan',
    support_attended: 'Went to a meeting',
    appointment: 'An appointment',
    treatment_ended: 'Treatment ended',
  },
  setback: 'A setback',
  review: 'We looked at the plan',
  treatment_ended: 'Treatment ended here',
  visits: (count: number, plural: Plural) =>
    plural(count, {
      one: 'I went to a meeting 1 time',
      other: `I went to meetings ${count} times`,
    }),
  visits_key: 'Small lines at the foot of the charts are meetings you went to.',

  all: 'All my answers',
  all_more: (count: number) => `The newest ${count} are shown.`,
  where_from: 'Where this comes from',
  where_from_named: (day: string) => `Where this comes from: ${day}`,
  rule: 'How it is counted',
  rules: {
    sum: 'The answers are added up.',
    mean: 'The mean of the answers.',
    prorated: 'The mean of the answered questions stands in for open ones.',
    skip: 'The answers are added up. Questions that did not need an answer count as 0.',
    combined: 'Put together from the parts of the form.',
    levels: 'By which questions were answered yes.',
    subscales: 'Each part is added up. There is no total.',
    'gate-closed': 'The first answer made the others unneeded. It counts as 0.',
    'gate-missing': 'The first question was left open, so the rest cannot be counted.',
    incomplete: 'Too many questions were left open.',
    'all-needed': 'It can only be counted when every question is answered.',
    'never-imputed': 'One question that is never guessed was left open.',
    'too-many-missing': 'Too many questions were left open.',
    'possible-range': 'Some questions are open, so more than one result is possible.',
  } as Record<string, string>,
  rule_other: 'By the rule of this form.',
  noticed: 'Also noted',
  my_answers: 'My answers',
  change_answers: 'Change my answers',
  until: (time: string) => `You can change them until ${time}.`,
  filled_by: (name: string) => `Filled in by ${name}`,

  concerns: 'Who was told',
  concerns_none: 'Nobody was told of anything.',
  concern: (names: string, when: string) => `${names} was told, ${when}.`,
  concern_open: (when: string) => `Should be seen by ${when}.`,
  concern_passed: (when: string) =>
    `Nobody had seen it in time, so more people were told, ${when}.`,
  concern_seen: (name: string, when: string) => `${name} saw it, ${when}.`,

  print: 'Print',
  print_title: (name: string) => `Print: ${name}`,
  print_now: 'Print this page',
  print_of: (name: string) => `Results of ${name}`,
  print_out: 'My answers to single questions, check-ins, notes and what else happened in my life.',
  result: 'Result',
  range: 'Range',

  chart_title: 'My chart',
  chart_lead: 'Everything that you measure, on one line of time.',
  spans: 'How far back',
  span: { '30': '30 days', '90': '90 days', '365': 'One year', all: 'All' },
  lines: 'Which lines to show',
  chart_none: 'Nothing was answered in this time. Choose a longer one, or answer a check-in.',
  to_check_in: 'Start check-in',
  /** Shorter words beside an axis, where the answers are long. */
  axis: { medicine: { 0: 'No', 2: 'In part', 4: 'Yes' } } as Record<
    string,
    Partial<Record<number, string>>
  >,
  thinned: (shown: string, of: string) =>
    `There are more answers than fit. Of each stretch you see the first, the lowest, the highest and the last: ${shown} of ${of}.`,
  line_summary: (count: number, low: string, high: string, last: string, plural: Plural) =>
    plural(count, {
      one: `One answer: ${last}.`,
      other: `${count} answers, from “${low}” to “${high}”. The newest: “${last}”.`,
    }),
  from_to: (from: string, to: string) => `${from} to ${to}`,
  read: 'Touch a chart, or use these, to read a day.',
  read_day: (day: string) => `On ${day}`,
  read_none: 'Nothing was answered on this day.',

  event: 'Note what happened in my life',
  event_title: 'What happened in my life',
  event_change: 'Change what happened',
  event_more: 'Something that may have moved your lines: a move, a job, a loss, a good day.',
  event_words: 'What happened?',
  event_hint: 'A few words are enough.',
  event_needed: 'Write a few words.',
  event_on: 'On which day?',
  event_day_needed: 'Choose the day.',
  event_save: 'Save it',
  event_mine: 'Keep it only for me',
  event_sees: 'You and your care team see it on the chart.',
  events: 'What I noted',
  events_none: 'Nothing noted yet.',
  event_waits: 'It is on this phone. It is sent when you have signal.',
  event_edit: (words: string) => `Change: ${words}`,
};

export type Messages = typeof messages;

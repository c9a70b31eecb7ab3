// Steps and the week, in English.

export const step = {
  title: 'A step',
  repeats: 'Does it come back?',
  repeats_options: {
    once: 'No, just once',
    daily: 'Every day',
    weekly: 'Every week',
    monthly: 'Every month',
  },
  times: {
    daily: 'every day',
    weekly: 'every week',
    monthly: 'every month',
  },
  towards: 'For the goal:',
  around: 'It is your way around:',
  done_times: (
    count: number,
    plural: (count: number, forms: { one: string; other: string }) => string,
  ) => plural(count, { one: 'Done 1 time', other: `Done ${count} times` }),
  last_done: (day: string) => `Last time: ${day}`,
  done_today: 'Done today',
  done_again: 'You did it today. It comes back.',
  done: 'Say when I did it, and how it was',
  done_title: 'You did it',
  done_on: 'Which day?',
  done_words: 'Do you want to say how it was?',
  change: 'Change this step',
  change_title: 'Change this step',
  smaller: 'Make it smaller',
  smaller_title: 'Make this step smaller',
  smaller_more: 'Small steps count. The earlier words are kept.',
  let_go: 'Let it go',
  let_go_title: 'Let this step go?',
  let_go_more: 'It stays in your record. You can add another step any time.',
  is_let_go: 'Let go',
  words: 'The step',
  by_when: 'By which day?',
  open: 'Look at this step',
};

export const week = {
  title: 'This week',
  lead: 'Steps that may fit this week. Nothing here is late.',
  none: 'No steps for this week. You can add one at any goal.',
  comes_back: 'They come back',
  this_week: 'This week',
  whenever: 'Whenever it fits',
  others: 'Others do these',
  later: 'Later on',
};

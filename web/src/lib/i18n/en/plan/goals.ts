// Goals, with the part of life they are about and what they mean to the person, in English.

export const goal = {
  about_this: 'About this goal',
  approach: 'My way:',
  from_story: 'It came from your story:',
  why_again: 'Why it is offered again:',
  rulers: 'Say how much it matters and how sure I am',
  smaller: 'Make it smaller',
  smaller_title: 'Make this goal smaller',
  smaller_more: 'A smaller goal is still your goal. Both wordings are kept.',
  smaller_label: 'What would be small enough to feel doable?',
  domain: 'Which part of life is it about?',
  done_looks_like: 'How will you know that you are there?',
  target: 'By which day do you hope to get there?',
  target_hint: 'Only if a day helps you. Nothing happens when it passes.',
  details: 'Say more, if you like',
  approach_label: 'If it is about using: which way is yours?',
  approach_hint: 'Each way counts the same here. You can change it.',
  finding_label: 'Did it come from something in your story?',
  none: 'Leave it open',
  in_the_way: 'Something is in the way',
  stalled: 'Look at it together?',
  stalled_more: 'This goal has stood as it is for a while. That is fine. A look may help.',
  look_alone: 'Look at it myself',
  look_together: 'Ask my team to look at it with me',
};

export const approaches = {
  not_using: 'Not using',
  using_less: 'Using less',
  safer_use: 'Safer use',
};

export const domains = {
  recovery: 'Recovery',
  health: 'Health',
  mind: 'Mind and mood',
  home: 'Home',
  relationships: 'People close to me',
  work_and_learning: 'Work and learning',
  money: 'Money',
  legal: 'Legal matters',
  community: 'Community',
  meaning: 'Meaning',
};

export const findings = {
  use_and_medicine: 'Use and medicine',
  physical_health: 'Body and health',
  sleep_pain_and_food: 'Sleep, pain and food',
  mood_and_worry: 'Mood and worry',
  hard_times: 'Hard times',
  thinking_and_learning: 'Thinking and learning',
  people_close_to_me: 'People close to me',
  home: 'Home',
  work_school_and_money: 'Work, school and money',
  legal: 'Legal matters',
  getting_around: 'Getting around',
  culture_and_language: 'Culture and language',
  meaning_and_values: 'Meaning and values',
  faith_and_spirit: 'Faith and spirit',
  social_capital: 'People I can count on',
  physical_capital: 'Things I can count on',
  human_capital: 'What I know and can do',
  cultural_capital: 'Where I belong',
};

export const rulers = {
  title: 'How much it matters, how sure I am',
  importance: 'How much does it matter to you now?',
  importance_lowest: '0 – not at all',
  importance_highest: '10 – more than anything',
  confidence: 'How sure are you that you can do it?',
  confidence_lowest: '0 – not sure at all',
  confidence_highest: '10 – very sure',
  hint: 'Any number is fine. It may go up and down.',
  skip: 'I would rather not say',
  needed: 'Choose at least one number.',
  matters: 'How much it matters',
  sure: 'How sure I am',
  day: 'Day',
  table: 'Show the numbers as a table',
  said: (name: string, value: number, day: string) => `${name}: ${value} of 10 on ${day}.`,
  chart: (name: string, first: number, last: number) =>
    `${name}: it was ${first} of 10 at first. It is ${last} of 10 now.`,
  not_said: 'not said',
};

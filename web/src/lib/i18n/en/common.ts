// Words of the frame: header, navigation, states, and what goes wrong.

type Plural = (count: number, forms: { one: string; other: string }) => string;

export const messages = {
  app: 'Alongside',
  skip: 'Skip to main content',
  nav: 'Main',
  footer: 'More',
  today: 'Today',
  plan: 'My plan',
  check_in: 'Check-in',
  find_support: 'Find support',
  record: 'My record',
  help: 'Help now',
  caseload: 'Caseload',
  people: 'People',
  account: 'Account',
  messages: 'Messages',
  preferences: 'How I like to be met',
  sharing: 'Who sees what',
  sign_in: 'Sign in',
  sign_out: 'Sign out',
  language: 'Español',
  dark: 'Dark',
  light: 'Light',

  offline: 'No signal right now. What you write is kept on this phone.',
  as_of: (when: string) => `No signal. This is how it was: ${when}.`,
  waiting: (count: number, plural: Plural) =>
    plural(count, {
      one: '1 thing is waiting to be sent.',
      other: `${count} things are waiting to be sent.`,
    }),
  waiting_sign_in: (count: number, plural: Plural) =>
    plural(count, {
      one: 'Sign in to send 1 thing that you wrote.',
      other: `Sign in to send ${count} things that you wrote.`,
    }),
  stuck: (count: number, plural: Plural) =>
    plural(count, {
      one: '1 thing could not be sent. Your words are kept.',
      other: `${count} things could not be sent. Your words are kept.`,
    }),
  stuck_look: 'See what you can do',
  new_version: 'A new version is ready.',
  use_new_version: 'Use the new version',
  loading: 'Getting this page…',
  load_failed: 'This page did not open. Check your signal and try again.',
  try_again: 'Try again',
  not_found: 'We could not find this page',
  not_found_more: 'It may have moved, or the address may have a mistake.',
  go_home: 'Go to the first page',

  back: 'Back',
  go_on: 'Continue',
  save: 'Save',
  send: 'Send',
  cancel: 'Cancel',
  change: 'Change',
  remove: 'Remove',
  close: 'Close',
  yes: 'Yes',
  no: 'No',
  optional: 'You can leave this empty.',
  optional_choice: 'You can skip this.',
  more: 'Show more',
  error_prefix: 'Error: ',
  error_title: 'There is a problem',
  characters_left: (count: number, plural: Plural) =>
    plural(count, { one: '1 character left', other: `${count} characters left` }),
  characters_over: (count: number, plural: Plural) =>
    plural(count, { one: '1 character too many', other: `${count} characters too many` }),
  too_long: (most: string) => `Use ${most} characters or fewer.`,

  roles: {
    client: 'Client',
    clinician: 'Counselor',
    recovery_coach: 'Recovery coach',
    supporter: 'Supporter',
    supervisor: 'Supervisor',
    administrator: 'Administrator',
  },
  areas: {
    story: 'My story and how I like to be met',
    plan: 'My plan',
    checkins: 'My check-ins',
    supports: 'My meetings and supports',
    care: 'Messages',
    trust: 'Who sees what',
  },

  sign_out_title: 'Sign out on this phone?',
  sign_out_waiting: (count: number, plural: Plural) =>
    plural(count, {
      one: '1 thing you wrote is not sent yet. It will be lost if you sign out now.',
      other: `${count} things you wrote are not sent yet. They will be lost if you sign out now.`,
    }),
  sign_out_more: 'Everything that Alongside keeps on this phone will be deleted.',
  stay_signed_in: 'Stay signed in',

  /** By the server's code; a code that is not here is said in the server's own words. */
  problems: {
    no_answer: 'There is no connection right now. Check your signal and try again.',
    not_kept: 'It is not sent, and this browser cannot keep it. Leave the page open and try again.',
    server: 'Something on our side did not work. Wait a little and try again.',
    unexpected: 'That did not work. Try again.',
    http_404: 'We could not find this.',
  },
};
export type Messages = typeof messages;

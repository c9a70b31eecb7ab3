// What staff read, in English: codes from the desk, and the tablets of a program.

export const kiosk = {
  link: 'Code for the tablet',
  desk: {
    title: 'Code for the tablet',
    intro: 'With this code the person checks in at the clinic’s tablet, without their own phone.',
    code: 'Give them this code',
    until: (time: string) => `It works once, until ${time}.`,
    once: 'It is shown only here. A new code ends the one before.',
    button: 'Make a code',
    another: 'Make another code',
    sees: 'They see in their record that you made it. The code opens their check-in and nothing else.',
  },
  tablets: {
    title: 'Tablets for checking in',
    intro: 'At a tablet, people without a phone check in with a code from the desk or their PIN.',
    none: 'No tablet yet.',
    added: (who: string, when: string) => `Set up by ${who}, ${when}.`,
    seen: (when: string) => `Last used: ${when}.`,
    end: 'Sign out',
    ended: (name: string) => `${name} is signed out.`,
    add: 'Make this device a tablet',
    add_more: 'Do this on the tablet itself.',
    name: 'Name of the tablet',
    name_hint: 'Where it stands, such as “Front desk”.',
    name_empty: 'Type a name for the tablet',
    button: 'Set up this device',
    sure: 'This device will be signed out of your account',
    sure_more:
      'From then on it only opens check-ins. To use it for your own work again, sign in as usual.',
    yes: 'Set it up',
    no: 'Not now',
  },
};

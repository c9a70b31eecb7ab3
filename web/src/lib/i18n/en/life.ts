// My story, my circle, wins and setbacks, in English.

export const messages = {
  title: 'My story',
};
export type Messages = typeof messages;

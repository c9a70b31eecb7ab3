// The plan in full: life of goals and steps, what is in the way, treatment, reviews, agreements, in English.

export const messages = {
  title: 'My plan',
};
export type Messages = typeof messages;

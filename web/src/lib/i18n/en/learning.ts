// The library, suggestions and choices, in English.

export const messages = {
  title: 'Library',
};
export type Messages = typeof messages;

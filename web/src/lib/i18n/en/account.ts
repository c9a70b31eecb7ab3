// Words of the account pages.
export const messages = {};
export type Messages = typeof messages;

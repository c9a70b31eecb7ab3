// Words of the staff pages.
export const messages = {};
export type Messages = typeof messages;

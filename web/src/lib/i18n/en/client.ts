// Words of the client pages.

export const messages = {
  hello: (name: string) => `Hello, ${name}`,
};
export type Messages = typeof messages;

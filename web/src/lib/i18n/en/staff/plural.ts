/** The words for so many, as the language counts. */
export type Plural = (count: number, forms: { one: string; other: string }) => string;

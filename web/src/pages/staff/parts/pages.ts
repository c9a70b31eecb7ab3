// Pages of the library as staff name them, until the page itself is opened.

/** "Paced breathing" for `coping/paced-breathing`: the last part of its id, readable. */
export function page_name(id: string): string {
  const last = id.split('/').at(-1) ?? id;
  const words = last.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toLocaleUpperCase() + words.slice(1);
}

// The addresses of a form's pages; what is put right travels along.

export const answer_page = (
  instrument: string,
  step = '',
  change: { of?: string; version?: string } = {},
): string => {
  const { of, version } = change;
  const query = of ? `?${new URLSearchParams({ of, version: version ?? '' }).toString()}` : '';
  return `/measures/${instrument}/answer${step && `/${encodeURIComponent(step)}`}${query}`;
};

// What time it is, as often as it matters for words such as "late".

/** Now, in milliseconds since 1970, anew every half minute while its component lives. */
export function clock() {
  const half_minute = 30_000;
  let now = $state(Date.now());
  $effect(() => {
    const timer = setInterval(() => (now = Date.now()), half_minute);
    return () => clearInterval(timer);
  });
  return {
    get now(): number {
      return now;
    },
    /** Whether that moment is over. */
    is_past: (at: string): boolean => Date.parse(at) <= now,
  };
}

/** How much each of many has used of late, so that whoever has used least is next. */
export interface RecentUse {
  add(who: string, ms: number): void;
  /** Milliseconds, of which half are forgotten in each half-life. */
  of(who: string): number;
}

/** Beyond so many who are known, those who have used next to nothing are forgotten. */
const MOST_KNOWN = 1000;
const NEXT_TO_NOTHING_MS = 1;

/** @param now the clock, in milliseconds */
export function openRecentUse(
  halfLifeMs: number,
  now: () => number = () => performance.now(),
): RecentUse {
  const uses = new Map<string, { readonly ms: number; readonly at: number }>();
  const of = (who: string): number => {
    const { ms, at } = uses.get(who) ?? { ms: 0, at: now() };
    return ms * 0.5 ** ((now() - at) / halfLifeMs);
  };
  return {
    of,
    add: (who, ms) => {
      uses.set(who, { ms: of(who) + ms, at: now() });
      if (uses.size <= MOST_KNOWN) return;
      for (const known of uses.keys()) if (of(known) < NEXT_TO_NOTHING_MS) uses.delete(known);
    },
  };
}

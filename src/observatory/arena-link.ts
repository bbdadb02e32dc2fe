import { type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import type { ScoredVersion } from "../trends/parts/capability-editions.ts";
import { indexByName } from "./parts/index-by-name.ts";
import { linkScales, type ScaleLink, type ScalePair } from "./parts/link-scales.ts";

/** The Arena's votes beside the index: an independent scale for the same models. */
export interface ArenaLink extends ScaleLink {
  /** Day of the snapshot. Ratings are linked within one, as boards are re-estimated each time. */
  readonly date: string;
  readonly board: string;
  /** The board's leader, and its place on the index. */
  readonly leader: { readonly label: string; readonly eci: number | undefined };
}

/**
 * Link the newest snapshot of the Arena to the index through the models on both, each at its best
 * effort.
 *
 * @returns `undefined` before the first snapshot, or when too few models are on both
 */
export function arenaLink(
  facts: Facts,
  window: FactWindow,
  versions: readonly ScoredVersion[],
): Outcome<ArenaLink | undefined> {
  const rows = facts.select("arena-ratings", window, {
    board: "text",
    model: "text",
    rating: "number",
  });
  if (!rows.ok) return rows;
  const date = rows.value.reduce((last, row) => (row.date > last ? row.date : last), "");
  const snapshot = rows.value
    .filter((row) => row.date === date)
    .sort((a, b) => b.rating - a.rating);
  const [leader] = snapshot;
  const indexed = indexByName(versions);
  const pairs = new Map<string, ScalePair>();
  for (const { model, rating } of snapshot) {
    const scored = indexed(model);
    // In order of ratings, so that the best of a model's efforts comes first.
    if (scored && !pairs.has(scored.label)) {
      pairs.set(scored.label, { ...scored, other: rating });
    }
  }
  const link = linkScales([...pairs.values()]);
  return succeed(
    link && leader
      ? {
          ...link,
          date,
          board: leader.board,
          leader: { label: leader.model, eci: indexed(leader.model)?.eci },
        }
      : undefined,
  );
}

import { groupBy } from "../base/group-by.ts";
import { type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { ln } from "../stats/elementary/ln.ts";
import type { ScoredVersion } from "../trends/parts/capability-editions.ts";
import { fitPoints } from "../trends/parts/fit-points.ts";
import { records } from "../trends/parts/frontier-records.ts";
import type { Fit } from "../trends/parts/trend.ts";
import { indexByName } from "./parts/index-by-name.ts";
import { linkScales, type ScaleLink } from "./parts/link-scales.ts";

/** How well models answer questions about one kind of image or video. */
export interface MultimodalLine {
  readonly benchmark: string;
  readonly medium: string;
  /** Models scored. */
  readonly n: number;
  /** Models that were better than all released before them. */
  readonly records: readonly MultimodalRecord[];
  /** Score of blind guessing. */
  readonly chance: number;
  /**
   * Growth in the odds of a right answer among the records; `undefined` with too few, or where
   * guessing earns a share: near that share the odds say nothing, and a rate would be that of the
   * guess.
   */
  readonly growth: Fit | undefined;
  /** Odds of a right answer, as natural logarithms, against points of the capability index. */
  readonly link: ScaleLink | undefined;
}

/** A model that was the best on a benchmark when released. */
export interface MultimodalRecord {
  readonly label: string;
  readonly organizations: readonly string[];
  readonly date: string;
  /** Share solved, 0 to 1. */
  readonly score: number;
}

const LEVEL = 0.9;
/** Fewest records for a line. */
const FEWEST_RECORDS = 5;

/**
 * One line per benchmark of images or videos: the best models by release, how fast their odds of a
 * right answer grow, and how the benchmark orders the models that the index scores. Shares are as
 * printed by the boards.
 */
export function multimodalLines(
  facts: Facts,
  window: FactWindow,
  versions: readonly ScoredVersion[],
): Outcome<readonly MultimodalLine[]> {
  const rows = facts.select("multimodal-scores", window, {
    benchmark: "text",
    medium: "text",
    version: "text",
    organizations: "list?",
    score: "number",
    chance: "number",
  });
  if (!rows.ok) return rows;
  const indexed = indexByName(versions);
  return succeed(
    [...groupBy(rows.value, ({ benchmark }) => benchmark)].map(([benchmark, scored]) => {
      const best = records(scored, ({ score }) => score, "up");
      const { medium = "", chance = 0 } = scored[0] ?? {};
      const odds = best.map(({ date, score }) => ({ date, value: score / (1 - score) }));
      const pairs = scored.flatMap(({ version, score }) => {
        const model = indexed(version);
        return model ? [{ label: version, eci: model.eci, other: logOdds(score) }] : [];
      });
      return {
        benchmark,
        medium,
        chance,
        n: scored.length,
        records: best.map(({ version, organizations = [], date, score }) => ({
          label: version,
          organizations,
          date,
          score,
        })),
        growth:
          chance > 0 || odds.length < FEWEST_RECORDS ? undefined : fitPoints(odds, "log", LEVEL),
        link: linkScales(pairs),
      };
    }),
  );
}

const logOdds = (share: number): number => ln(share / (1 - share));

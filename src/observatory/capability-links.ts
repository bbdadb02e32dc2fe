import { daysBetween } from "../base/calendar.ts";
import { groupBy } from "../base/group-by.ts";
import { allOf, type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { modelKeys } from "../names/model-id.ts";
import { log10 } from "../stats/elementary/log10.ts";
import { pow } from "../stats/elementary/pow.ts";
import { fitLine } from "../stats/fit-line.ts";
import { lineAt } from "../stats/line.ts";
import { type ScoredVersion, selectScores } from "../trends/parts/capability-editions.ts";
import { type ArenaLink, arenaLink } from "./arena-link.ts";
import { type MultimodalLine, multimodalLines } from "./multimodal.ts";
import { FEWEST_PAIRS, linkScales, type ScaleLink } from "./parts/link-scales.ts";

/** How one edition of the index maps to another, through the versions that both score. */
export interface EditionLink {
  readonly from: string;
  readonly to: string;
  /** Versions in both. */
  readonly n: number;
  /** Score in the later edition = intercept + slope × score in the earlier. */
  readonly slope: number;
  readonly intercept: number;
  /** Standard deviation around the map, in points: the error of a mapped score. */
  readonly error: number;
  readonly largest: { readonly version: string; readonly points: number };
}

/** How long the tasks are that a level of the index completes half the time. */
export interface HorizonLink {
  readonly n: number;
  /** Points by which the horizon doubles. */
  readonly doublingPoints: number;
  readonly rSquared: number;
  /** Standard deviation about the line, as a factor of minutes. */
  readonly scatterFactor: number;
  /** Points at which the line reaches certain lengths. */
  readonly at: readonly { readonly minutes: number; readonly eci: number }[];
  /** Models on which the two scales disagree most, as measured over expected minutes. */
  readonly disagreements: readonly { readonly label: string; readonly ratio: number }[];
}

/** Links of the published index to its own past and to other scales. */
export interface CapabilityLinks {
  readonly editions: readonly EditionLink[];
  readonly horizon: HorizonLink | undefined;
  readonly arena: ArenaLink | undefined;
  readonly multimodal: readonly MultimodalLine[];
}

/** Task lengths to read off the line: an hour, a day and a week of work. */
const LENGTHS = [60, 480, 2400];
/** A horizon belongs to a version released within this many days of it. */
const SAME_RELEASE_DAYS = 20;

/** Link the published index through shared models; links with too few are left out. */
export function capabilityLinks(facts: Facts, window: FactWindow): Outcome<CapabilityLinks> {
  const columns = { edition: "text", version: "text", eci: "number" } as const;
  const read = allOf({
    rows: facts.select("capability-scores", window, columns),
    scores: selectScores(facts, window),
  });
  if (!read.ok) return read;
  const { versions } = read.value.scores;
  const links = allOf({
    horizon: horizonLink(facts, window, versions),
    arena: arenaLink(facts, window, versions),
    multimodal: multimodalLines(facts, window, versions),
  });
  if (!links.ok) return links;
  // Before its day an edition is a replay on a later scale, so there is nothing to link yet.
  const known = read.value.rows.filter(({ edition }) => edition <= window.asOf);
  const editions = [...groupBy(known, ({ edition }) => edition)].sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  return succeed({
    editions: editions.slice(1).flatMap(([to, later], index) => {
      const [from, earlier] = editions[index] as (typeof editions)[number];
      return editionLink(from, earlier, to, later) ?? [];
    }),
    ...links.value,
  });
}

type Scored = Pick<ScoredVersion, "version" | "eci">;

function editionLink(
  from: string,
  earlier: readonly Scored[],
  to: string,
  later: readonly Scored[],
): EditionLink | undefined {
  const before = new Map(earlier.map(({ version, eci }) => [version, eci]));
  const pairs = later.flatMap(({ version, eci }) => {
    const old = before.get(version);
    return old === undefined ? [] : [{ version, old, now: eci }];
  });
  const line = fitLine(
    pairs.map(({ old }) => old),
    pairs.map(({ now }) => now),
  );
  if (!line || pairs.length < FEWEST_PAIRS) return undefined;
  const left = pairs.map(({ version, old, now }) => ({ version, points: now - lineAt(line, old) }));
  const { slope, intercept, residualStandardError: error } = line;
  const largest = left.reduce((most, each) =>
    Math.abs(each.points) > Math.abs(most.points) ? each : most,
  );
  return { from, to, n: pairs.length, slope, intercept, error, largest };
}

function horizonLink(
  facts: Facts,
  window: FactWindow,
  versions: readonly ScoredVersion[],
): Outcome<HorizonLink | undefined> {
  const agents = facts.select("time-horizons", window, {
    suite: "text",
    model: "text?",
    p50_minutes: "number",
  });
  if (!agents.ok) return agents;
  const suites = agents.value.map(({ suite }) => suite).filter((name) => /^\d+\.\d+$/.test(name));
  const newest = suites.sort().at(-1);
  const byKey = groupBy(versions, ({ version }) => modelKeys(version).undated);
  const pairs = agents.value
    .filter(({ suite }) => suite === newest)
    .flatMap(({ model = "", date, p50_minutes: minutes }) => {
      const key = modelKeys(model.replace(/\s*\(.*\)$/, "")).undated;
      const same = (byKey.get(key) ?? byKey.get(`${key}preview`) ?? []).find(
        (version) => Math.abs(daysBetween(date, version.date)) <= SAME_RELEASE_DAYS,
      );
      return same ? [{ label: model, eci: same.eci, other: log10(minutes) }] : [];
    });
  const link = linkScales(pairs);
  return succeed(link && describeHorizon(link));
}

function describeHorizon({ n, line, disagreements }: ScaleLink): HorizonLink {
  return {
    n,
    doublingPoints: log10(2) / line.slope,
    rSquared: line.rSquared,
    scatterFactor: pow(10, line.residualStandardError),
    at: LENGTHS.map((minutes) => ({
      minutes,
      eci: line.meanX + (log10(minutes) - line.meanY) / line.slope,
    })),
    disagreements: disagreements.map(({ label, above }) => ({ label, ratio: pow(10, above) })),
  };
}

import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { ModelMeasure } from "../../files/model-measures.ts";
import { log10 } from "../../stats/elementary/log10.ts";
import { inferencePrice, recordsAtBar } from "../../trends/inference-price.ts";
import { capabilityBars } from "../../trends/parts/bars.ts";
import { selectScores } from "../../trends/parts/capability-editions.ts";
import { fitTrend } from "../../trends/parts/fit-trend.ts";
import { type PricedVersion, pricedVersions } from "../../trends/parts/priced-versions.ts";
import { type DatedListing, dateListing } from "./dated-listing.ts";
import { knownParameters } from "./known-parameters.ts";
import { ownModels } from "./own-models.ts";
import { type DatedValue, type RecordPath, recordPath } from "./record-path.ts";

/** What was known on a day about the quantities that applications need. */
export interface UnlockWorld {
  readonly asOf: string;
  /** Edition of the capability index. */
  readonly edition: string;
  /** First release on the index; nothing is dated earlier. */
  readonly first: string | undefined;
  readonly capability: RecordPath;
  /** Length of tasks that agents complete, minutes, by reliability. */
  readonly horizons: ReadonlyMap<0.5 | 0.8, RecordPath>;
  /** Models with open weights and known parameters. */
  readonly openModels: readonly SizedModel[];
  readonly listings: readonly DatedListing[];
  /** Change of log10 price per year at fixed capability, with its t error; absent while unknown. */
  readonly priceSlope: PriceSlope | undefined;
  /** Own models with a price or a size of which nobody tells what they are able to. */
  readonly unscored: readonly string[];
}

/** A model that anyone can run. */
export interface SizedModel {
  readonly date: string;
  readonly eci: number;
  readonly parameters: number;
}

/** Rate of decline on the log10 scale, per year. */
export interface PriceSlope {
  readonly value: number;
  readonly error: number;
  readonly degreesOfFreedom: number;
}

/**
 * Read the facts once; every draw and every application uses the result.
 *
 * @param measures of somebody's own, known by the day, to stand beside the public figures
 */
export function unlockWorld(
  facts: Facts,
  window: FactWindow,
  measures: readonly ModelMeasure[] = [],
): Outcome<UnlockWorld> {
  const read = allOf({
    scores: selectScores(facts, window),
    parameters: knownParameters(facts, window),
    priced: pricedVersions(facts, window),
    horizons: horizonsOf(facts, window),
  });
  if (!read.ok) return read;
  const { scores, parameters, horizons } = read.value;
  const { edition, versions } = scores;
  const own = ownModels(measures, versions);
  const priced = [...read.value.priced, ...own.priced];
  const dated = [...versions.map(({ date, eci: value }) => ({ date, value })), ...own.scored];
  const half = [...horizons.half, ...own.half];
  const most = [...horizons.most, ...own.most];
  const openModels = versions.flatMap(({ version, model, date, eci, open_weights }) => {
    const known = parameters(version) ?? parameters(model) ?? sizeInName(model);
    return open_weights === true && known !== undefined ? [{ date, eci, parameters: known }] : [];
  });
  return succeed({
    asOf: window.asOf,
    edition,
    first: dated.map(({ date }) => date).sort()[0],
    capability: recordPath(dated, identity, window.asOf),
    horizons: new Map([
      [0.5, recordPath(half, log10, window.asOf)],
      [0.8, recordPath(most, log10, window.asOf)],
    ] as const),
    openModels: [...openModels, ...own.sized],
    listings: priced.map(dateListing),
    priceSlope: slopeOf(priced),
    unscored: own.unscored,
  });
}

/** The identity: records of capability walk on the scale of the index itself. */
export const identity = (value: number): number => value;

/** The size stated in a name, as in `phi-3-mini 3.8B`. */
function sizeInName(model: string): number | undefined {
  const match = /\b(\d+(?:\.\d+)?)B\b/i.exec(model);
  return match ? Number(match[1]) * 1e9 : undefined;
}

/** Lengths of tasks done with probability 0.5 and 0.8, minutes. */
interface Horizons {
  readonly half: readonly DatedValue[];
  readonly most: readonly DatedValue[];
}

/** METR's own suites, of which the newest with results is used; other suites are not comparable. */
const SUITE = /^\d+\.\d+$/;

function horizonsOf(facts: Facts, window: FactWindow): Outcome<Horizons> {
  const rows = facts.select("time-horizons", window, {
    suite: "text",
    p50_minutes: "number",
    p80_minutes: "number?",
  });
  if (!rows.ok) return rows;
  const suites = rows.value.map(({ suite }) => suite).filter((suite) => SUITE.test(suite));
  const newest = suites.sort().at(-1);
  const inSuite = rows.value.filter(({ suite }) => suite === newest);
  const half = inSuite.map(({ date, p50_minutes: value }) => ({ date, value }));
  const most = inSuite.flatMap(({ date, p80_minutes: value }) =>
    value === undefined ? [] : [{ date, value }],
  );
  return succeed({ half, most });
}

/** The pooled decline of the trend `inference-price`. */
function slopeOf(priced: readonly PricedVersion[]): PriceSlope | undefined {
  const atBars = capabilityBars.flatMap((bar) => recordsAtBar(priced, bar));
  const fit = fitTrend(inferencePrice, atBars)?.fit;
  if (fit?.slopeOomPerYear === undefined || !Number.isFinite(fit.standardError)) return undefined;
  const { slopeOomPerYear: value, standardError: error, degreesOfFreedom } = fit;
  return { value, error, degreesOfFreedom };
}

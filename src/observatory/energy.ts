import { dateOfDecimalYear, decimalYear } from "../base/calendar.ts";
import { allOf, fail, mapOutcome, type Outcome, succeed } from "../base/outcome.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { ln } from "../stats/elementary/ln.ts";
import { pow } from "../stats/elementary/pow.ts";
import { median } from "../stats/median.ts";
import { fitPoints } from "../trends/parts/fit-points.ts";
import type { Fit } from "../trends/parts/trend.ts";
import {
  type ElectricityFigure,
  type EnergyReading,
  electricityColumns,
} from "./parts/electricity-figure.ts";
import { type Denominators, denominatorsOf } from "./parts/share-denominators.ts";

/** How fast data-centre electricity grows according to one publication's figures. */
export interface GrowthScenario {
  readonly from: ElectricityFigure;
  readonly to: ElectricityFigure;
  readonly end: "central" | "low" | "high";
  /** Factor per year between the two. */
  readonly growthPerYear: number;
}

/** When data centres pass a share of the world's electricity or energy. */
export interface EnergyCrossing {
  readonly reading: EnergyReading;
  readonly share: number;
  readonly status: "reached" | "expected" | "not expected" | "not determined";
  /** With the median growth of the scenarios; the interval runs from the fastest to the slowest. */
  readonly date: string | undefined;
  readonly earliest: string | undefined;
  readonly latest: string | undefined;
}

/** Data-centre electricity as of a day. */
export interface Energy {
  readonly figures: readonly ElectricityFigure[];
  /** Newest estimate for the world's data centres that has a share, where the crossings start. */
  readonly start: { readonly figure: ElectricityFigure; readonly share: number } | undefined;
  readonly scenarios: readonly GrowthScenario[];
  /** Growth of the world's generation over the last ten known years. */
  readonly generation: Fit | undefined;
  readonly crossings: readonly (EnergyCrossing & Denominators)[];
}

/**
 * Electricity in final energy consumption of the world, 2023.
 *
 * @see IEA, Electricity 2024, executive summary: 20 % in 2023, up from 18 % in 2015
 */
export const ELECTRICITY_IN_FINAL_ENERGY = 0.2;

const SHARES = [0.03, 0.1, 0.2] as const;
const GENERATION_YEARS = 10;

/** A date further away than this is not an expectation. */
const REACH_YEARS = 50;

/** Estimates cover data centres, with or without crypto-currencies; statistics cover everything. */
const DATA_CENTRES = "data-centres";

/**
 * Data-centre electricity, its projections, and when it passes shares of 3, 10 and 20 %.
 *
 * Two comparable world estimates make no trend, so the dates follow from the growth that
 * publications imply, each from an estimate to a projection within one boundary, and from the last
 * two estimates. The share grows in its odds: data centres at the scenario's rate, everything else
 * at the rate of the world's generation.
 */
export function measureEnergy(facts: Facts, window: FactWindow): Outcome<Energy> {
  const read = allOf({
    figures: facts.select("electricity", window, electricityColumns),
    generation: generationGrowth(facts, window),
  });
  if (!read.ok) return read;
  const { figures, generation } = read.value;
  if (figures.length === 0) return fail("not-determined", { value: "electricity", n: 0 });
  const world = figures.filter(({ scope }) => scope === "world");
  const start = startOf(world);
  const scenarios = growthScenarios(world);
  return succeed({
    figures,
    start,
    scenarios,
    generation: generation,
    crossings: (["electricity", "all-energy"] as const).flatMap((reading) =>
      SHARES.map((share) =>
        withDenominators(
          crossingOf(reading, share, start, scenarios, generation, window.asOf),
          start,
          scenarios,
          generation,
          world,
        ),
      ),
    ),
  });
}

/** A crossing with what its share is of; nothing of one that has no date. */
function withDenominators(
  crossing: EnergyCrossing,
  start: Energy["start"],
  scenarios: readonly GrowthScenario[],
  generation: Fit | undefined,
  world: readonly ElectricityFigure[],
): EnergyCrossing & Denominators {
  if (crossing.status !== "expected" || !start || !generation) {
    return { ...crossing, denominator: undefined, cited: [] };
  }
  const { reading, share, date } = crossing;
  return {
    ...crossing,
    ...denominatorsOf({
      ...{ reading, share, date, world },
      start: { ...start, twh: centralTwh(start.figure) },
      growth: median(scenarios.map(({ growthPerYear }) => growthPerYear)),
      growthElsewhere: generation.growthPerYear,
      electricityInEnergy: ELECTRICITY_IN_FINAL_ENERGY,
    }),
  };
}

/** Central value of a figure, or the middle of its range. */
export function centralTwh(figure: ElectricityFigure): number | undefined {
  const { electricity_twh: central, electricity_low_twh: low, electricity_high_twh: high } = figure;
  return central ?? (low === undefined || high === undefined ? undefined : (low + high) / 2);
}

function startOf(world: readonly ElectricityFigure[]): Energy["start"] {
  const estimates = world.filter(
    ({ kind, boundary, share, share_of: of }) =>
      kind === "estimate" &&
      boundary === DATA_CENTRES &&
      share !== undefined &&
      of !== "generation",
  );
  const figure = [...estimates].sort((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
  return figure?.share === undefined ? undefined : { figure, share: figure.share };
}

/** From the newest estimate known to a publication to its projection, within one boundary. */
function growthScenarios(world: readonly ElectricityFigure[]): readonly GrowthScenario[] {
  const estimates = world
    .filter((row) => row.kind === "estimate" && centralTwh(row) !== undefined)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const projected = world
    .filter(({ kind }) => kind === "projection")
    .flatMap((to) => {
      const from = estimates.findLast(
        (row) => row.boundary === to.boundary && row.known_on <= to.known_on && row.date < to.date,
      );
      return from === undefined ? [] : growthBetween(from, to);
    });
  const comparable = estimates.filter(
    (row) => row.boundary === DATA_CENTRES && row.electricity_twh !== undefined,
  );
  const [before, last] = comparable.slice(-2);
  return [...projected, ...(before && last ? growthBetween(before, last) : [])];
}

function growthBetween(from: ElectricityFigure, to: ElectricityFigure): readonly GrowthScenario[] {
  const base = centralTwh(from);
  if (base === undefined) return [];
  const years = decimalYear(to.date) - decimalYear(from.date);
  const ends = [
    ["central", centralTwh(to)],
    ["low", to.electricity_low_twh],
    ["high", to.electricity_high_twh],
  ] as const;
  return ends.flatMap(([end, twh]) =>
    twh === undefined || !(years > 0)
      ? []
      : [{ from, to, end, growthPerYear: pow(twh / base, 1 / years) }],
  );
}

function generationGrowth(facts: Facts, window: FactWindow): Outcome<Fit | undefined> {
  const read = facts.select("world-electricity", window, { generation_twh: "number" });
  return mapOutcome(read, (rows) => {
    const points = [...rows]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .slice(-GENERATION_YEARS)
      .map(({ date, generation_twh: value }) => ({ date, value }));
    return fitPoints(points, "log");
  });
}

/**
 * When data centres pass a share, at the median, highest and lowest growth rate.
 *
 * @param reading what the share is a share of
 * @param generation growth of all electricity
 * @returns "not determined" where a start, a rate or the growth of generation is missing; "not
 *   expected" for a share of all energy that exceeds electricity's, or when no date is within reach
 */
export function crossingOf(
  reading: EnergyReading,
  share: number,
  start: Energy["start"],
  scenarios: readonly GrowthScenario[],
  generation: Fit | undefined,
  asOf: string,
): EnergyCrossing {
  const none = { date: undefined, earliest: undefined, latest: undefined };
  const ofElectricity = reading === "electricity" ? share : share / ELECTRICITY_IN_FINAL_ENERGY;
  if (!start || !generation || scenarios.length === 0) {
    return { reading, share, status: "not determined", ...none };
  }
  if (ofElectricity >= 1) return { reading, share, status: "not expected", ...none };
  if (start.share >= ofElectricity) {
    const { date } = start.figure;
    return { reading, share, status: "reached", date, earliest: date, latest: date };
  }
  const rates = scenarios.map(({ growthPerYear }) => growthPerYear);
  const dateAt = (growth: number) =>
    dateOfPassing(start, ofElectricity, growth / generation.growthPerYear, asOf);
  const date = dateAt(median(rates));
  return {
    reading,
    share,
    status: date === undefined ? "not expected" : "expected",
    date,
    earliest: dateAt(Math.max(...rates)),
    latest: dateAt(Math.min(...rates)),
  };
}

/**
 * When odds that grow by a factor per year pass those of a share, at the earliest on the day of the
 * question.
 */
function dateOfPassing(
  start: NonNullable<Energy["start"]>,
  share: number,
  growth: number,
  asOf: string,
): string | undefined {
  const odds = (part: number) => part / (1 - part);
  const years = ln(odds(share) / odds(start.share)) / ln(growth);
  if (!(growth > 1) || years > REACH_YEARS) return undefined;
  const date = dateOfDecimalYear(decimalYear(start.figure.date) + years);
  return date < asOf ? asOf : date;
}

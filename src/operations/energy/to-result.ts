import { centralTwh, ELECTRICITY_IN_FINAL_ENERGY, type Energy } from "../../observatory/energy.ts";
import type { ElectricityFigure } from "../../observatory/parts/electricity-figure.ts";
import type { Scenario } from "../../trends/parts/trend.ts";
import { publicFit } from "../shared/public-fit.ts";
import type { EnergyResult } from "./result.ts";

/** The electricity of data centres in the shape of the contract. */
export function energyResult(
  energy: Energy,
  generation: ReadonlyMap<string, number>,
  band: Scenario["band"],
  words: { readonly asOf: string; readonly generation: string },
): EnergyResult {
  return {
    asOf: words.asOf,
    electricityInFinalEnergy: ELECTRICITY_IN_FINAL_ENERGY,
    observations: energy.figures.map((figure) => publicFigure(figure, energy.figures, generation)),
    scenarios: publicScenarios(energy),
    band: band.map((step) => ({ ...step })),
    generation: energy.generation ? publicFit(energy.generation, words.generation) : null,
    crossings: energy.crossings.map(
      ({ reading, share, status, date, earliest, latest, ...wholes }) => ({
        reading,
        share,
        date: date ?? null,
        lower: earliest ?? null,
        upper: latest ?? null,
        kind: "range of scenarios",
        status,
        denominator: wholes.denominator
          ? { ...wholes.denominator, twhAtCrossing: wholes.denominator.twhAtCrossing ?? null }
          : null,
        cited: wholes.cited.map((each) => ({ ...each })),
      }),
    ),
  };
}

/** The fifth is of final consumption, so a share of generation says nothing of all energy. */
const ofAllEnergy = ({ scope, share, share_of: of }: ElectricityFigure): number | null =>
  share === undefined || of !== "consumption" || scope !== "world"
    ? null
    : share * ELECTRICITY_IN_FINAL_ENERGY;

/** A figure with its share of the year's generation, of which one row a year is known. */
function publicFigure(
  figure: ElectricityFigure,
  all: readonly ElectricityFigure[],
  generation: ReadonlyMap<string, number>,
): EnergyResult["observations"][number] {
  const twh = centralTwh(figure);
  const world = figure.scope === "world" ? generation.get(figure.date.slice(0, 4)) : undefined;
  const ofGeneration = twh === undefined || world === undefined ? undefined : twh / world;
  return {
    id: figure.id,
    date: figure.date,
    scope: figure.scope,
    boundary: figure.boundary,
    kind: figure.kind,
    publication: figure.publication,
    twh: twh ?? null,
    twhLow: figure.electricity_low_twh ?? null,
    twhHigh: figure.electricity_high_twh ?? null,
    share: figure.share ?? null,
    shareLow: figure.share_low ?? null,
    shareHigh: figure.share_high ?? null,
    shareOf: figure.share_of ?? null,
    shareOfGeneration: ofGeneration ?? null,
    shareOfAllEnergy: ofAllEnergy(figure),
    beside: all
      .filter(
        ({ id, date, scope, kind }) =>
          id !== figure.id &&
          date === figure.date &&
          scope === figure.scope &&
          kind === figure.kind,
      )
      .map(({ id }) => id),
    source: figure.source,
  };
}

const publicScenarios = ({ scenarios }: Energy): EnergyResult["scenarios"] =>
  scenarios.map(({ from, to, end, growthPerYear }) => ({
    publication: to.publication,
    boundary: to.boundary,
    end,
    from: from.date,
    fromTwh: centralTwh(from) as number,
    to: to.date,
    toTwh: twhAt(to, end),
    growthPerYear,
    kind: to.kind,
    source: to.source,
  }));

const twhAt = (figure: ElectricityFigure, end: "central" | "low" | "high"): number =>
  (end === "central"
    ? centralTwh(figure)
    : end === "low"
      ? figure.electricity_low_twh
      : figure.electricity_high_twh) as number;

import { dateOfDecimalYear, decimalYear } from "../../base/calendar.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { pow } from "../../stats/elementary/pow.ts";
import type { ElectricityFigure, EnergyReading } from "./electricity-figure.ts";

/** The whole of which a share is taken, as this project counts it. */
export interface Denominator {
  /** Electricity that the world consumes, or all energy in final consumption. */
  readonly of: "consumption" | "final-energy";
  /** At the newest estimate: that estimate over its published share; TWh a year. */
  readonly from: string;
  readonly twh: number;
  /** On the day of the crossing: data centres as they grow, all else as generation grows. */
  readonly twhAtCrossing: number | undefined;
}

/** A projection that names the share by a day, on its own denominator and on ours. */
export interface CitedShare {
  readonly publication: string;
  readonly date: string;
  readonly twh: number;
  readonly share: number;
  /** Its TWh over its share, which is published as a whole per cent: the range that rounds to it. */
  readonly denominatorTwh: number;
  readonly denominatorLowTwh: number;
  readonly denominatorHighTwh: number;
  /** Our denominator on its day, with its TWh of data centres, and its share on that. */
  readonly ourDenominatorTwh: number;
  readonly shareOnOurs: number;
  /** When our data centres pass the share on its denominator. */
  readonly dateOnTheirs: string;
  readonly source: string;
}

/** What the denominators of a crossing follow from. */
export interface ShareQuestion {
  readonly reading: EnergyReading;
  readonly share: number;
  /** Day of our crossing. */
  readonly date: string | undefined;
  readonly start: {
    readonly figure: ElectricityFigure;
    readonly share: number;
    readonly twh: number | undefined;
  };
  /** Factors a year: of data centres, and of all other electricity. */
  readonly growth: number;
  readonly growthElsewhere: number;
  /** Electricity in all final energy. */
  readonly electricityInEnergy: number;
  readonly world: readonly ElectricityFigure[];
}

/** Shares are published in whole or half per cent; a projection within this is of the same share. */
const SAME = 0.0005;
const HALF_A_PER_CENT = 0.005;

/** What the share of a crossing is of, here and in the projections that name the same share. */
export interface Denominators {
  /** Absent where there is no crossing. */
  readonly denominator: Denominator | undefined;
  readonly cited: readonly CitedShare[];
}

/** Our denominator, and those of the projections that name the same share of consumption. */
export function denominatorsOf(question: ShareQuestion): Denominators {
  const { reading, share, date, start, growth, growthElsewhere, electricityInEnergy, world } =
    question;
  const { twh } = start;
  if (twh === undefined) return { denominator: undefined, cited: [] };
  const startYear = decimalYear(start.figure.date);
  const elsewhere = (year: number) =>
    (twh / start.share - twh) * pow(growthElsewhere, year - startYear);
  const centres = (year: number) => twh * pow(growth, year - startYear);
  const whole = reading === "electricity" ? 1 : 1 / electricityInEnergy;
  const crossing = date === undefined ? undefined : decimalYear(date);
  return {
    denominator: {
      of: reading === "electricity" ? "consumption" : "final-energy",
      from: start.figure.date,
      twh: (twh / start.share) * whole,
      twhAtCrossing:
        crossing === undefined ? undefined : (centres(crossing) + elsewhere(crossing)) * whole,
    },
    cited: reading === "electricity" ? world.flatMap(citedOf) : [],
  };

  function citedOf(figure: ElectricityFigure): readonly CitedShare[] {
    const { electricity_twh: theirs, share: theirShare, share_of: of } = figure;
    const same =
      figure.kind === "projection" &&
      figure.boundary === start.figure.boundary &&
      of === "consumption" &&
      theirShare !== undefined &&
      Math.abs(theirShare - share) < SAME;
    if (!same || theirs === undefined) return [];
    const year = decimalYear(figure.date);
    const ours = theirs + elsewhere(year);
    const denominatorTwh = theirs / theirShare;
    // Their whole grows as all electricity does; ours within it as our scenarios do.
    const atStart = denominatorTwh * pow(growthElsewhere, startYear - year);
    const years = ln((share * atStart) / (twh as number)) / ln(growth / growthElsewhere);
    return [
      {
        publication: figure.publication,
        date: figure.date,
        twh: theirs,
        share: theirShare,
        denominatorTwh,
        denominatorLowTwh: theirs / (theirShare + HALF_A_PER_CENT),
        denominatorHighTwh: theirs / (theirShare - HALF_A_PER_CENT),
        ourDenominatorTwh: ours,
        shareOnOurs: theirs / ours,
        dateOnTheirs: dateOfDecimalYear(startYear + years),
        source: figure.source,
      },
    ];
  }
}

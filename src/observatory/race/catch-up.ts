import { pow } from "../../stats/elementary/pow.ts";
import type { ExchangeRate } from "./exchange-rate.ts";
import { type LabPush, type Push, pushLabs } from "./push-labs.ts";
import type { RaceJob, RaceRunner } from "./race-job.ts";
import { readJob } from "./race-job.ts";
import type { RaceWorld } from "./race-world.ts";

/** A lab is to be within so many months of the frontier on a day, as likely as not. */
export interface CatchUpQuestion {
  /** Place of the lab in the world. */
  readonly lab: number;
  readonly within: number;
  /** Months ahead at which levers begin to act. */
  readonly from: number;
}

/** What would have to be true. A size is absent where none within reach is enough; 0 is none. */
export interface CatchUp {
  /** Probability as it stands, and if the lab surely stays in the race. */
  readonly base: number;
  readonly ifItStays: number;
  /** Points a year on top of its pace. */
  readonly growth: number | undefined;
  /** Points at once. */
  readonly step: number | undefined;
  /** Share of the gap closed a year, on top of the common one. */
  readonly catchUp: number | undefined;
}

/** Probability that is asked for. */
export const TARGET = 0.5;
/** Orders of magnitude of the largest step that is tried: a thousand times the compute. */
const LARGEST_ORDERS = 3;
/** The largest growth on top, points a year, and the largest catch-up on top, a year. */
const LARGEST_GROWTH = 30;
const LARGEST_CATCH_UP = 6;
/** Halvings of the range in which a size is sought. */
const HALVINGS = 8;

/**
 * The smallest size of each lever that makes it as likely as not that a lab is in the first tier at
 * the end, given that it surely stays in the race. All sizes are tried with the same random numbers,
 * so that more of a lever never makes it less likely.
 *
 * @param job of the world without levers; its one report is the day
 * @param exchange points for ten times the compute, for the largest step
 * @returns `undefined` when the caller has cancelled
 */
export async function findCatchUp(
  job: RaceJob & { readonly draw: { readonly kind: "race"; readonly world: RaceWorld } },
  question: CatchUpQuestion,
  exchange: ExchangeRate | undefined,
  run: RaceRunner,
): Promise<CatchUp | undefined> {
  const { lab, within, from } = question;
  const stays: LabPush = { labs: [lab], from: 0, push: { kind: "hazard", multiple: 0 } };
  let cancelled = false;

  async function probability(pushes: readonly LabPush[]): Promise<number> {
    const draw = { kind: "race" as const, world: pushLabs(job.draw.world, pushes) };
    const tally = cancelled ? undefined : await run({ ...job, draw });
    if (!tally) {
      cancelled = true;
      return 1;
    }
    const lags = readJob(job, tally).lag(0, lab);
    return lags.values.reduce(
      (sum, value, at) => sum + (value <= within ? lags.shares[at]! : 0),
      0,
    );
  }

  async function smallest(largest: number, pushOf: (size: number) => Push) {
    const isEnough = async (size: number) =>
      (await probability([stays, { labs: [lab], from, push: pushOf(size) }])) >= TARGET;
    if (!(await isEnough(largest))) return undefined;
    let [low, high] = [0, largest];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (low + high) / 2;
      if (await isEnough(middle)) high = middle;
      else low = middle;
    }
    return high;
  }

  const base = await probability([]);
  const ifItStays = await probability([stays]);
  const sought =
    ifItStays >= TARGET
      ? { growth: 0, step: 0, catchUp: 0 }
      : {
          growth: await smallest(LARGEST_GROWTH, (pointsPerYear) => ({
            kind: "growth",
            pointsPerYear,
          })),
          step:
            exchange &&
            (await smallest(LARGEST_ORDERS * exchange.mean, (points) => ({
              kind: "step",
              points,
            }))),
          catchUp: await smallest(LARGEST_CATCH_UP, (perYear) => ({ kind: "catch-up", perYear })),
        };
  return cancelled ? undefined : { base, ifItStays, ...sought };
}

/** A size in points as orders of magnitude of compute, with its interval by the exchange rate. */
export const ordersOf = (points: number, { mean, lower, upper }: ExchangeRate) => ({
  mean: points / mean,
  low: points / upper,
  high: points / lower,
});

/** Ten to the power of some orders of magnitude. */
export const factorOf = (orders: number): number => pow(10, orders);

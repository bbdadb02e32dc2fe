import { pow } from "../../stats/elementary/pow.ts";
import { square } from "../../stats/elementary/square.ts";
import type { RunKind } from "./run-kind.ts";
import type { StepEfficiencies } from "./step-efficiencies.ts";

/** The fit on all measured runs and steps; a test checks it against `scoreTraining`. */
export const fittedEfficiencies: StepEfficiencies = {
  products: 0.469,
  powerGain: 0.3361,
  otherMaker: 1.214,
  eightBit: 1.083,
  fourBit: 1.045,
  attention: 0.5251,
  ring: 0.7005,
  grouped: 0.7349,
  expertGain: 0.2211,
  exposedExpert: 0.5611,
  routingMoves: 11.53,
  wholeRunLoss: 0.1839,
  largerTeam: 0.2021,
};

/** Standard deviation of ln achieved over predicted on families and sources held out, by kind. */
export const heldOutDeviations: Readonly<Record<RunKind, number>> = {
  wholeRun: 0.2487,
  dense16: 0.151,
  dense8: 0.256,
  mixture: 0.2927,
  longContext: 0.4478,
};

/** Chips of the run of which the deviation of whole runs is stated. */
const TEAM_CHIPS = 1024;
/** How much wider smaller teams scatter: a judgement, a quarter more on a hundred chips. */
const SMALL_TEAM = 0.1;
/** What each way of being unlike the fitted runs adds to the deviation: a judgement. */
const UNLIKE_DEVIATION = 0.15;

/** The deviation of whole runs on so many chips: smaller teams differ more from one another. */
export const wholeRunDeviation = (deviation: number, chips: number): number =>
  deviation * pow(Math.min(1, chips / TEAM_CHIPS), -SMALL_TEAM);

/** A deviation widened for a run that is unlike the fitted ones in so many ways. */
export const widened = (deviation: number, unlike: number): number =>
  Math.sqrt(square(deviation) + unlike * square(UNLIKE_DEVIATION));

import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { exp } from "../../stats/elementary/exp.ts";
import { ln } from "../../stats/elementary/ln.ts";
import { square } from "../../stats/elementary/square.ts";
import { mean } from "../../stats/mean.ts";
import { standardDeviation } from "../../stats/standard-deviation.ts";
import { studentTMultiple } from "../../stats/student-t-multiple.ts";
import type { KnownRun } from "./known-runs.ts";

/** How much faster one chip trained than another in published runs. */
export interface AchievedRatio {
  readonly numerator: string;
  readonly denominator: string;
  /** Model FLOP per chip-second, ratio of geometric means. */
  readonly ratio: number;
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  /** Ratio of the dense 16-bit peaks. */
  readonly peakRatio: number;
  readonly runs: readonly {
    readonly id: string;
    readonly chip: string;
    readonly flopPerSecond: number;
  }[];
}

const LEVEL = 0.8;

/**
 * Ratio of achieved model FLOP per chip and second between two chips, over published runs whose
 * makers state chip-hours. All use the same numerator 6ND, and whole runs include their failures.
 *
 * @param numerator short name of a chip, or a prefix of several: `a100` means every A100
 * @returns the ratio with Welch's t interval of its logarithm, or `too-few-runs` with fewer than two
 *   on either side
 */
export function achievedRatio(
  runs: readonly KnownRun[],
  numerator: string,
  denominator: string,
): Outcome<AchievedRatio> {
  const rates = (name: string) =>
    runs
      .filter((run) => run.quantity === "chipHours" && run.chip.id.startsWith(name))
      .map((run) => ({ id: run.id, chip: run.chip.id, flopPerSecond: rateOf(run), run }));
  const [over, under] = [rates(numerator), rates(denominator)];
  const fewest = over.length < under.length ? over : under;
  if (fewest.length < 2) return fail("too-few-runs", { value: fewest.length });
  const logsOf = (side: typeof over) => side.map(({ flopPerSecond }) => ln(flopPerSecond));
  const [a, b] = [logsOf(over), logsOf(under)];
  const varianceOf = (logs: readonly number[]) => square(standardDeviation(logs)) / logs.length;
  const parts = [varianceOf(a), varianceOf(b)] as const;
  const error = Math.sqrt(parts[0] + parts[1]);
  const freedom =
    square(parts[0] + parts[1]) /
    (square(parts[0]) / (a.length - 1) + square(parts[1]) / (b.length - 1));
  const margin = studentTMultiple(LEVEL, freedom) * error;
  const centre = mean(a) - mean(b);
  return succeed({
    numerator,
    denominator,
    ratio: exp(centre),
    lower: exp(centre - margin),
    upper: exp(centre + margin),
    level: LEVEL,
    peakRatio: peakOf(over) / peakOf(under),
    runs: [...over, ...under].map(({ id, chip, flopPerSecond }) => ({ id, chip, flopPerSecond })),
  });
}

const peakOf = (side: readonly { readonly run: KnownRun }[]): number =>
  side[0]?.run.chip.peak.fp16 ?? Number.NaN;

/** FLOP per chip and second of a run with chip-hours. */
const rateOf = ({ architecture, tokens, figure: chipHours }: KnownRun): number => {
  const active = architecture.published.active ?? architecture.published.total ?? Number.NaN;
  return (6 * active * tokens) / (chipHours * 3600);
};

import { countParameters } from "../architecture/count-parameters.ts";
import type { KnownRun } from "./known-runs.ts";
import { type RunKind, runKind, stepKind } from "./run-kind.ts";

/** Ways in which a run may be unlike all that were fitted. */
export type Unlikeness = "kind" | "chip" | "format" | "chips" | "parameters";

/** What is compared with the fitted runs. */
export type ComparedRun = Pick<
  KnownRun,
  "architecture" | "chip" | "chips" | "format" | "sequence"
> & { readonly activeParameters: number };

/** Fewer runs of a kind than this say little about it. */
const FEWEST_OF_KIND = 3;
/** Within this factor of a fitted run, a run is like it. */
const NEAR = 2;

/**
 * In which ways a run is unlike those that were fitted: a kind of step with hardly any, a maker or
 * a speed of chip that none used, a format that no such chip was measured in, more chips or a
 * larger or smaller model than all.
 */
export function unlikeFitted(run: ComparedRun, fitted: readonly KnownRun[]): readonly Unlikeness[] {
  const kind: RunKind = stepKind(run.architecture, run.format, run.sequence ?? 0);
  const peakOf = ({ chip }: Pick<KnownRun, "chip">) => chip.peak.fp16 ?? 0;
  const alike = fitted.filter(
    (one) => one.chip.maker === run.chip.maker && isNear(peakOf(one), peakOf(run)),
  );
  const counts = fitted.map(({ chips }) => chips);
  const sizes = fitted.map(({ architecture }) => activeParameters(architecture));
  const within = (value: number, values: readonly number[]) =>
    value <= NEAR * Math.max(...values) && NEAR * value >= Math.min(...values);
  const ofKind = fitted.filter(
    (one) =>
      runKind(one) === kind || stepKind(one.architecture, one.format, one.sequence ?? 0) === kind,
  );
  return [
    ...(ofKind.length < FEWEST_OF_KIND ? (["kind"] as const) : []),
    ...(alike.length === 0 ? (["chip"] as const) : []),
    ...(alike.length > 0 && !alike.some(({ format }) => format === run.format)
      ? (["format"] as const)
      : []),
    ...(within(run.chips, counts) ? [] : (["chips"] as const)),
    ...(within(run.activeParameters, sizes) ? [] : (["parameters"] as const)),
  ];
}

const activeParameters = (architecture: KnownRun["architecture"]): number =>
  architecture.published.active ?? countParameters(architecture).active;

const isNear = (one: number, other: number): boolean => one <= NEAR * other && other <= NEAR * one;

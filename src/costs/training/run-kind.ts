import type { KnownRun } from "./known-runs.ts";

/** Kinds of measured runs and steps, scored apart. */
export const runKinds = ["wholeRun", "dense16", "dense8", "mixture", "longContext"] as const;
export type RunKind = (typeof runKinds)[number];

/** From this many tokens a sequence, attention is most of a step: long context. */
export const LONG_CONTEXT = 65_536;

/** The kind of a run: whole or while steps run, and then by what its steps spend time on. */
export function runKind(
  run: Pick<KnownRun, "quantity" | "sequence" | "format" | "architecture">,
): RunKind {
  if (run.quantity === "chipHours") return "wholeRun";
  return stepKind(run.architecture, run.format, run.sequence ?? 0);
}

/** The kind of a step. */
export function stepKind(
  { layers }: KnownRun["architecture"],
  format: KnownRun["format"],
  sequence: number,
): Exclude<RunKind, "wholeRun"> {
  if (sequence >= LONG_CONTEXT) return "longContext";
  if (layers.some(({ feedForward }) => feedForward?.kind === "experts")) return "mixture";
  return format === "bf16" ? "dense16" : "dense8";
}

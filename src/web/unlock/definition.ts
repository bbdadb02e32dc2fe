import type { PublicApplication } from "../../operations/unlock/result.ts";

/** A threshold with the range that it was dragged to. */
export interface MovedThreshold {
  readonly kind: PublicApplication["thresholds"][number]["kind"];
  readonly low: number;
  readonly high: number;
}

/** An application as YAML that the operation reads, with one threshold moved. */
export function definitionOf(
  { id, label, tokens, thresholds }: PublicApplication,
  moved: MovedThreshold,
): string {
  const lines = thresholds.map((threshold) => {
    const { low = 1, high = low } = threshold.kind === moved.kind ? moved : threshold;
    const range = low === high ? String(low) : `${low} to ${high}`;
    switch (threshold.kind) {
      case "horizon":
        return `  horizon: { minutes: ${range}, reliability: ${threshold.reliability ?? 0.5} }`;
      case "size":
        return `  parameters: ${range}`;
      case "sense":
        return `  sense: ${threshold.sense ?? "image"}`;
      default:
        return `  ${threshold.kind}: ${range}`;
    }
  });
  return [
    `id: ${JSON.stringify(id)}`,
    `label: ${JSON.stringify(label)}`,
    `tokens: { in: ${tokens.in}, out: ${tokens.out} }`,
    "thresholds:",
    ...lines,
    "",
  ].join("\n");
}

import type { LineId } from "../../observatory/claims.ts";

/** The tracked quantity that each line of the law measures, by its id. */
export const trendOfLine: Readonly<Record<LineId, string>> = {
  capability: "capability",
  "training-cost": "training-cost-fixed-capability",
  "inference-price": "inference-price",
  "frontier-run-cost": "training-cost-amortised",
};

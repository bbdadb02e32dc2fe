import { pow } from "../../../stats/elementary/pow.ts";
import type { Tolerance } from "./replication.ts";

/** Counts are whole. */
export const exact: Tolerance = { kind: "exact" };

/** Growth rates of a fixed recipe on pinned inputs, factors per year. */
export const growthRate: Tolerance = { kind: "absolute", value: 0.001 };

/** A cost of one model. */
export const modelCost: Tolerance = { kind: "relative", value: 0.001 };

/** Half a unit of the last digit that was printed. */
export const printed = (decimals: number): Tolerance => ({
  kind: "absolute",
  value: 0.5 * pow(10, -decimals),
});

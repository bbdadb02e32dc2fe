import type { PriceSegment } from "./price-segment.ts";

/** Why a listed price is not a price of its model at that provider. */
export type PriceTrap =
  /** A router's price for open weights, listed under their maker, who does not sell them at it. */
  "router-as-maker";

/** On this day genai-prices added a router's list under the names of the makers. */
const ROUTER_LIST = { history: "genai-prices", day: "2026-06-15" } as const;

/**
 * Known faults of single rows in the price histories, which the dataset keeps.
 *
 * @param open whether the weights of the model can be downloaded
 * @returns `undefined` for a price that may be used
 */
export function priceTrap(segment: PriceSegment, open: boolean | undefined): PriceTrap | undefined {
  const { history, first_seen: firstSeen } = segment;
  return history === ROUTER_LIST.history && firstSeen === ROUTER_LIST.day && open === true
    ? "router-as-maker"
    : undefined;
}

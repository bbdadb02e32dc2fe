import type { Check } from "./check.ts";
import { compute6nd } from "./compute-6nd.ts";
import { costOfNeighbours } from "./cost-of-neighbours.ts";
import { priceNinefold } from "./price-ninefold.ts";
import { routerAsMaker } from "./router-as-maker.ts";
import { thinkingPrice } from "./thinking-price.ts";
import { topTenCheap } from "./top-ten-cheap.ts";

/** The named checks on rows, by dataset; `npx sextant series ID --checks` lists what they find. */
export const checks: readonly Check[] = [
  compute6nd,
  costOfNeighbours,
  topTenCheap,
  priceNinefold,
  thinkingPrice,
  routerAsMaker,
];

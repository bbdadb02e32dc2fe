import { groupBy } from "../../base/group-by.ts";
import { type Check, factorOf } from "./check.ts";
import { type Listing, listingsOf, overlap } from "./listing.ts";

/**
 * Where a seller lists one model at two prices of output, the rows say which is that with thinking;
 * else a score of a model that thinks stands beside the price without.
 */
export const thinkingPrice: Check = {
  id: "thinking-price",
  dataset: "api-prices",
  bound: 3,
  find(rows) {
    const groups = groupBy(listingsOf(rows), ({ model, provider }) => `${provider} ${model}`);
    return [...groups.values()].flatMap((group) =>
      group.flatMap((listing) => {
        const dearer = group.filter((other) => isOther(listing, other));
        const expected = Math.max(...dearer.map(({ output }) => output));
        return dearer.length > 0 && listing.row["thinking"] === undefined
          ? [{ row: listing.row.id, found: listing.output, expected }]
          : [];
      }),
    );
  },
};

const isOther = (listing: Listing, other: Listing): boolean =>
  other.output > listing.output &&
  factorOf(other.output, listing.output) >= thinkingPrice.bound &&
  overlap(listing, other);

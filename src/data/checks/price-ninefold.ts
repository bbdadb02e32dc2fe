import { groupBy } from "../../base/group-by.ts";
import { type Check, factorOf, middleOf } from "./check.ts";
import { type Listing, listingsOf, overlap } from "./listing.ts";

/**
 * A model costs at one seller about what it costs there by another history, or at two other sellers
 * where there is none.
 */
export const priceNinefold: Check = {
  id: "price-ninefold",
  dataset: "api-prices",
  bound: 9,
  find(rows) {
    const groups = groupBy(listingsOf(rows), ({ model }) => model);
    return [...groups.values()].flatMap((group) =>
      group.flatMap((listing) => {
        const expected = priceElsewhere(listing, group);
        return expected !== undefined && isFar(factorOf(listing.blended, expected))
          ? [{ row: listing.row.id, found: listing.blended, expected }]
          : [];
      }),
    );
  },
};

/** The bound itself is far enough, whatever the last digit of a quotient. */
const isFar = (factor: number): boolean => factor > priceNinefold.bound * (1 - 1e-9);

function priceElsewhere(listing: Listing, group: readonly Listing[]): number | undefined {
  const beside = group.filter((other) => other !== listing && overlap(listing, other));
  const same = beside.filter(
    ({ provider, history }) => provider === listing.provider && history !== listing.history,
  );
  if (same.length > 0) return middleOf(same.map(({ blended }) => blended));
  const others = beside.filter(({ provider }) => provider !== listing.provider);
  const sellers = new Set(others.map(({ provider }) => provider));
  return sellers.size < 2 ? undefined : middleOf(others.map(({ blended }) => blended));
}

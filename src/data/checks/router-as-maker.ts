import { groupBy } from "../../base/group-by.ts";
import type { FactRow } from "../table.ts";
import { type Check, middleOf } from "./check.ts";
import { listingsOf } from "./listing.ts";

/** Those who sell the models of many makers; every other seller is a maker. */
const hosts: ReadonlySet<string> = new Set([
  "amazon-bedrock",
  "anyscale",
  "azure",
  "cerebras",
  "deepinfra",
  "fireworks-ai",
  "groq",
  "replicate",
  "togetherai",
]);

/**
 * A maker who sells open weights by the token is listed with them by more than one history, where
 * the others list hosts that sell them; else a router's price stands under the maker's name.
 */
export const routerAsMaker: Check = {
  id: "router-as-maker",
  dataset: "api-prices",
  bound: 2,
  find(rows) {
    const open = new Set(rows.filter(isOpen).map(({ model }) => String(model)));
    const groups = groupBy(listingsOf(rows), ({ model }) => model);
    return [...groups].flatMap(([model, group]) => {
      if (!open.has(model)) return [];
      return group.flatMap(({ row, provider, history, blended }) => {
        if (hosts.has(provider) || history === "announced") return [];
        const others = group.filter((other) => other.history !== history);
        const sold = new Set(others.map((other) => other.provider));
        const elsewhere = [...sold].filter((name) => hosts.has(name));
        return !sold.has(provider) && elsewhere.length >= routerAsMaker.bound
          ? [
              {
                row: row.id,
                found: blended,
                expected: middleOf(others.map((other) => other.blended)) ?? 0,
              },
            ]
          : [];
      });
    });
  },
};

const isOpen = (row: FactRow): boolean => row["open_weights"] === true;

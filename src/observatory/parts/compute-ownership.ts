import { allOf, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";

/** Computing power owned by one owner, in H100 equivalents. */
export interface ComputeOwner {
  readonly owner: string;
  readonly h100e: number;
  /** Share of all installed computing power. */
  readonly share: number;
  /** Whether it is a single firm; the others are groups of firms. */
  readonly firm: boolean;
  readonly source: string;
}

/** Who owned the installed AI chips on a day. */
export interface ComputeOwnership {
  readonly date: string;
  readonly installedH100e: number;
  /** Largest first. */
  readonly owners: readonly ComputeOwner[];
}

/** Owners that represent several firms. */
const groups = new Set(["China", "Other"]);

/** Designers whose total stock is known independently of its owners. */
const counted = new Set(["NVIDIA", "Google", "Amazon"]);

/**
 * Installed computing power and its owners, at the ends of quarters.
 *
 * The total is the stock of NVIDIA chips, TPUs and Trainium, plus AMD's as far as its owners are
 * known.
 *
 * @returns one entry per quarter for which all three stocks are known, in order of date; quarters
 *   that the publisher marks as incomplete are left out
 */
export function computeOwnership(
  facts: Facts,
  window: FactWindow,
): Outcome<readonly ComputeOwnership[]> {
  const columns = { designer: "text", h100e: "number", incomplete: "boolean" } as const;
  const read = allOf({
    stock: facts.select("chip-stock", window, columns),
    owners: facts.select("chip-owners", window, { ...columns, owner: "text" }),
  });
  if (!read.ok) return read;
  const { stock, owners } = read.value;
  const days = [...new Set(owners.map(({ date }) => date))].sort();
  return succeed(
    days.flatMap((date) => {
      const stocks = stock.filter((row) => row.date === date && counted.has(row.designer));
      const held = owners.filter((row) => row.date === date);
      const partial = [...stocks, ...held].some(({ incomplete }) => incomplete);
      if (partial || new Set(stocks.map(({ designer }) => designer)).size < counted.size) return [];
      const apart = held.filter(({ designer }) => !counted.has(designer));
      const installedH100e = sum(stocks) + sum(apart);
      const names = [...new Set(held.map(({ owner }) => owner))];
      return [
        {
          date,
          installedH100e,
          owners: names
            .map((owner) => {
              const own = held.filter((row) => row.owner === owner);
              return {
                owner,
                h100e: sum(own),
                share: sum(own) / installedH100e,
                firm: !groups.has(owner),
                source: own[0]?.source ?? "",
              };
            })
            .sort((a, b) => b.h100e - a.h100e),
        },
      ];
    }),
  );
}

/** The largest firms of a quarter, not counting groups of firms. */
export const largestFirms = (
  { owners }: ComputeOwnership,
  count: number,
): readonly ComputeOwner[] => owners.filter(({ firm }) => firm).slice(0, count);

const sum = (rows: readonly { readonly h100e: number }[]): number =>
  rows.reduce((total, { h100e }) => total + h100e, 0);

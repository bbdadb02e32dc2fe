import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";

/** How far an interval reaches below and above its score. */
export interface ScoreSides {
  readonly below: number;
  readonly above: number;
}

/**
 * Widths of published intervals by version, from the newest edition available on the day, else from the first that has
 * any.
 */
export function scoreWidths(
  facts: Facts,
  window: FactWindow,
): Outcome<ReadonlyMap<string, ScoreSides>> {
  const rows = facts.select("capability-scores", window, {
    edition: "text",
    version: "text",
    eci: "number",
    eci_low: "number?",
    eci_high: "number?",
  });
  if (!rows.ok) return rows;
  const stated = rows.value.filter((row) => row.eci_low !== undefined);
  const rank = ({ edition }: { readonly edition: string }) =>
    edition <= window.asOf ? `1 ${edition}` : `0 ${inverted(edition)}`;
  const order = [...stated].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  return succeed(
    new Map(
      order.map(({ version, eci, eci_low = eci, eci_high = eci }) => [
        version,
        { below: Math.max(0, eci - eci_low), above: Math.max(0, eci_high - eci) },
      ]),
    ),
  );
}

/** A text that sorts in reverse order. */
const inverted = (date: string): string =>
  date.replace(/\d/g, (digit) => String(9 - Number(digit)));

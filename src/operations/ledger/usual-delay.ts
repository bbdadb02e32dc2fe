import { addDays, daysBetween } from "../../base/calendar.ts";
import type { Reading } from "../../ledger/claim.ts";
import type { Ask } from "../../ledger/find-value.ts";
import type { DelayOf } from "../../ledger/resolve-claim.ts";
import { askedBy } from "../../ledger/resolver.ts";
import { median } from "../../stats/median.ts";

/** Days that are waited for facts at least, and at most. */
const LEAST = 30;
const MOST = 365;

/**
 * How long after a deadline facts of the days before it usually still come in: the median of the
 * year before it, of the slowest dataset that a resolver reads.
 */
export const usualDelay =
  (ask: Ask, datasets: readonly string[]): DelayOf =>
  async (reading: Reading) => {
    const { resolver, deadline } = reading;
    if (!resolver || deadline === undefined) return LEAST;
    const read = askedBy(resolver).filter((id) => datasets.includes(id));
    const delays = await Promise.all(read.map((id) => delayOfDataset(id, deadline, ask)));
    return Math.max(LEAST, ...delays);
  };

async function delayOfDataset(id: string, deadline: string, ask: Ask): Promise<number> {
  const answer = await ask("series", { id });
  if (!answer.ok) return LEAST;
  const { columns, rows } = answer.value as {
    readonly columns: readonly { readonly name: string }[];
    readonly rows: readonly (readonly unknown[])[];
  };
  const at = (name: string) => columns.findIndex((column) => column.name === name);
  const [date, known] = [at("date"), at("known_on")];
  const from = addDays(deadline, -365);
  const delays = rows
    .map((row) => ({ date: String(row[date]), known: String(row[known]) }))
    .filter((row) => row.date > from && row.date <= deadline)
    .map((row) => daysBetween(row.date, row.known));
  return delays.length === 0 ? LEAST : Math.min(MOST, median(delays));
}

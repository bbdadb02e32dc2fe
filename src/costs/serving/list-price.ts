import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import type { TokenPrices } from "./serving-cost-model.ts";

/** A list price on a day. */
export interface ListPrice extends TokenPrices {
  readonly model: string;
  readonly provider: string;
  readonly date: string;
  readonly source: string;
}

const columns = {
  provider: "text?",
  model: "text?",
  input_usd_mtok: "number?",
  output_usd_mtok: "number?",
  cache_read_usd_mtok: "number?",
} as const;

/**
 * The list price of a model at an interface, as last seen by the day of the question.
 *
 * @param listed name at the interface, such as `deepseek-reasoner`
 * @returns the price, with cached input at the price of input where none is listed; or
 *   `unknown-price`
 */
export function listPrice(facts: Facts, window: FactWindow, listed: string): Outcome<ListPrice> {
  const rows = facts.select("api-prices", window, columns);
  if (!rows.ok) return rows;
  const wanted = listed.toLowerCase();
  const found = rows.value
    .filter(
      ({ model, input_usd_mtok: input, output_usd_mtok: output }) =>
        model?.toLowerCase() === wanted && input !== undefined && output !== undefined,
    )
    .reduce<(typeof rows.value)[number] | undefined>(
      (latest, row) => (latest && latest.date > row.date ? latest : row),
      undefined,
    );
  if (!found) return fail("unknown-price", { value: listed, asOf: window.asOf });
  const input = found.input_usd_mtok ?? 0;
  return succeed({
    model: found.model ?? listed,
    provider: found.provider ?? "",
    date: found.date,
    source: found.source,
    input,
    cached: found.cache_read_usd_mtok ?? input,
    output: found.output_usd_mtok ?? 0,
  });
}

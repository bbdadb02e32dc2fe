import type { FactRow } from "../table.ts";
import { type Check, type Finding, numberOf } from "./check.ts";

/**
 * Training compute of a language model is 6 operations for each parameter that is active and each
 * token, where both are stated.
 */
export const compute6nd: Check = {
  id: "compute-6nd",
  dataset: "models",
  bound: 0.2,
  find: (rows) => rows.flatMap(findingOf),
};

/** Of architectures before, the rule of thumb does not hold. */
const FROM = "2019-01-01";

function findingOf(row: FactRow): readonly Finding[] {
  const found = numberOf(row, "training_flop");
  const parameters = numberOf(row, "active_parameters") ?? numberOf(row, "parameters");
  const tokens = numberOf(row, "dataset_size");
  if (found === undefined || parameters === undefined || tokens === undefined) return [];
  if (row.date < FROM || row["base_model"] !== undefined || !isLanguage(row)) return [];
  const expected = 6 * parameters * tokens;
  return Math.abs(found / expected - 1) > compute6nd.bound
    ? [{ row: row.id, found, expected }]
    : [];
}

const isLanguage = ({ domain }: FactRow): boolean =>
  Array.isArray(domain) && domain.includes("Language");

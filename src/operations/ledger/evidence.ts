import type { Ask } from "../../ledger/find-value.ts";
import { keptRows, type RowsResolver } from "../../ledger/reduce-rows.ts";
import type { Resolver } from "../../ledger/resolver.ts";

/** A figure that a reading rests on. */
export interface Evidence {
  readonly date: string;
  readonly value: number;
}

/**
 * The figures among which a reading finds its value, in the order of their days: those of the first
 * rows that its query reads. None where it asks an operation, or finds names.
 */
export async function evidenceOf(resolver: Resolver | undefined, ask: Ask): Promise<Evidence[]> {
  const rows = resolver && rowsOf(resolver);
  if (!rows) return [];
  const table = await ask("series", rows.input);
  const kept = table.ok ? keptRows(table.value, rows) : table;
  if (!kept.ok) return [];
  return kept.value.flatMap(({ date, value }) =>
    typeof value === "number" ? [{ date, value }] : [],
  );
}

function rowsOf(resolver: Resolver): RowsResolver | undefined {
  if ("of" in resolver) return resolver.of.map(rowsOf).find((each) => each !== undefined);
  return "where" in resolver ? resolver : undefined;
}

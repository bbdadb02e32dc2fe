import { type Outcome, succeed } from "../../base/outcome.ts";
import { remember } from "../../base/remember.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import type { FactRow, Table } from "../../data/table.ts";
import { standsOn } from "../../data/vintages.ts";

/** How many windows of mixed tables are kept; a question looks through few. */
const WINDOWS = 64;

/** Tells mixtures apart, so that nothing remembered of one is taken for another. */
let mixtures = 0;

/**
 * Facts in which some datasets have other rows, for asking what an answer would have been. They have
 * no digest of their own and nothing that was prepared.
 *
 * @param tables rows by dataset, in the order of files; each stands from the day it became known
 */
export function mixedFacts(facts: Facts, tables: ReadonlyMap<string, readonly FactRow[]>): Facts {
  mixtures += 1;
  return withTables(facts, tables, `${facts.edition()} mixed ${mixtures}`);
}

function withTables(
  facts: Facts,
  tables: ReadonlyMap<string, readonly FactRow[]>,
  edition: string,
): Facts {
  const mixed = remember(
    ({ id, window }: { readonly id: string; readonly window: FactWindow }): Outcome<Table> => {
      const table = facts.selectAll(id, window);
      const rows = tables.get(id);
      return table.ok && rows
        ? succeed({
            ...table.value,
            rows: rows.filter((row) => standsOn(window.asOf, row)),
            lines: [],
          })
        : table;
    },
    ({ id, window }) => `${id} ${window.asOf} ${window.hindsight}`,
    WINDOWS,
  );
  return {
    ...facts,
    selectAll: (id, window) => mixed({ id, window }),
    select(id, window, columns) {
      const table = mixed({ id, window });
      return table.ok
        ? succeed(table.value.rows as unknown as readonly Fact<typeof columns>[])
        : table;
    },
    fresh: () => withTables(facts.fresh(), tables, edition),
    edition: () => edition,
    prepared: () => undefined,
  };
}

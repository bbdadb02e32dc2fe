import { inputLimits } from "../base/limits.ts";
import type { Outcome } from "../base/outcome.ts";
import { readRows, type SourceText } from "./read-rows.ts";

/** One value of somebody's own series. */
export interface DatedValue {
  readonly date: string;
  readonly value: number;
  readonly label?: string;
}

/**
 * Read a series of one's own from columns `date` and `value`; a column `label` may stand beside them.
 *
 * @returns the values in the order of the file, or a problem that names file, row, column, rule and
 *   value
 */
export const readDatedValues = (source: SourceText): Outcome<readonly DatedValue[]> =>
  readRows(
    source,
    ["date", "value", "label"],
    (cells) => {
      const date = cells.requiredDate("date");
      const value = cells.requiredNumber("value");
      const label = cells.text("label");
      return { date, value, ...(label === "" ? {} : { label }) };
    },
    {
      also: {
        date: ["day", "month", "year", "quarter", "time", "Publication date", "release_date"],
        value: ["y", "amount", "price", "score"],
        label: ["name", "model", "id"],
      },
      optional: ["label"],
      mostRows: inputLimits.valueRows,
    },
  );

import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readDatedThresholds } from "../../files/dated-thresholds.ts";
import { type ModelMeasure, readModelMeasures } from "../../files/model-measures.ts";
import type { SourceText } from "../../files/read-rows.ts";
import { plainName, readTable } from "../../files/read-table.ts";
import type { Application } from "../../observatory/parts/application.ts";
import { applicationsOn } from "../../observatory/parts/own-applications.ts";

/** Own rows as they were on a day: applications with their thresholds, or what models were measured. */
export type OwnData =
  | {
      readonly of: "thresholds";
      readonly applications: readonly Application[];
      /** Applications of which no threshold of capability was set by then. */
      readonly unset: readonly string[];
      readonly later: number;
    }
  | {
      readonly of: "models";
      readonly measures: readonly ModelMeasure[];
      readonly later: number;
    };

/**
 * The rows of a table up to a day. One with a column `application` has thresholds, any other is of
 * models.
 *
 * @returns the rows; or a problem of the file, or `nothing-known-then`
 */
export function readOwnData(text: string, asOf: string): Outcome<OwnData> {
  const source = { text, file: "data" };
  const table = readTable(text, source.file, ["application", "model", "date", "kind"]);
  if (!table.ok) return table;
  if (!table.value.header.some((name) => plainName(name) === "application")) {
    const read = readModelMeasures(source);
    if (!read.ok) return read;
    const measures = read.value.filter(({ date }) => date <= asOf);
    const later = read.value.length - measures.length;
    return measures.length === 0
      ? fail("nothing-known-then", { asOf })
      : succeed({ of: "models", measures, later });
  }
  return thresholdsOf(source, asOf);
}

function thresholdsOf(source: SourceText, asOf: string): Outcome<OwnData> {
  const read = readDatedThresholds(source);
  if (!read.ok) return read;
  const own = applicationsOn(read.value, asOf);
  return own.later === read.value.length
    ? fail("nothing-known-then", { asOf })
    : succeed({ of: "thresholds", ...own });
}

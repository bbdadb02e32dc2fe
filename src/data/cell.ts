import { isIsoDate } from "../base/calendar.ts";
import type { Outcome } from "../base/outcome.ts";
import { fail, succeed } from "../base/outcome.ts";
import type { CellKind } from "./manifest.ts";

/** The value of a cell; `undefined` when the cell is empty. */
export type Cell = string | number | boolean | readonly string[] | undefined;

/** Text to value, by kind. Facts of a problem: `rule`, `value`. */
export function readCell(kind: CellKind, text: string): Outcome<Cell> {
  if (text === "") return succeed(undefined);
  return readers[kind](text);
}

const readers: Readonly<Record<CellKind, (text: string) => Outcome<Cell>>> = {
  text: succeed,
  number: (text) => {
    const value = Number(text);
    return Number.isFinite(value) ? succeed(value) : bad("a finite number", text);
  },
  date: (text) => (isIsoDate(text) ? succeed(text) : bad("a date YYYY-MM-DD", text)),
  boolean: (text) =>
    text === "true" || text === "false" ? succeed(text === "true") : bad("true or false", text),
  list: (text) => succeed(text.split(";").map((item) => item.trim())),
};

const bad = (rule: string, value: string) => fail("bad-cell", { rule, value });

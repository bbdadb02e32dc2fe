import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { readNumber } from "./read-number.ts";

/** Which sign stands before the decimals of a number. */
export type DecimalSign = "." | ",";

/** `1,234.5`, `1197`, `1.197e17`; groups of thousands never stand beside an exponent. */
const withPoint =
  /^[+-]?\$?(?:\d{1,3}(?:,\d{3})+(?:\.\d*)?|(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s?%?$/i;
/** `1.234,5`, `1197`, `1,197e17`. */
const withComma =
  /^[+-]?[$€]?(?:\d{1,3}(?:\.\d{3})+(?:,\d*)?|(?:\d+(?:,\d*)?|,\d+)(?:e[+-]?\d+)?)\s?[%€]?$/i;
const notKnown = /^(?:[+-]?inf(?:inity)?|nan|n\/a|-|–|—)?$/i;
/** A group of thousands may not begin with 0: `0,123` and `007.250` hold decimals. */
const startsWithZero = /^[+-]?[$€]?0\d*[.,]/;

/** Which signs a cell allows, where it holds a number with a sign in it at all. */
function signsOf(cell: string): readonly DecimalSign[] {
  const zero = startsWithZero.test(cell);
  const groups = (sign: "," | "."): boolean => new RegExp(`\\d\\${sign}\\d`).test(cell);
  const point = withPoint.test(cell) && !(zero && groups(",") && !groups("."));
  const comma = withComma.test(cell) && !(zero && groups(".") && !groups(","));
  return [...(point ? ["." as const] : []), ...(comma ? ["," as const] : [])];
}

/**
 * The decimal sign of every column of a table.
 *
 * A column in which some cell can be read in one way only decides for itself. In any other, `1.234`
 * and `1,234` are read as the columns of numbers beside it are written; where none of them decides,
 * a point is a decimal sign, and a comma has two readings.
 *
 * @param columns the cells of each column
 * @returns for each column its sign, or a problem that names both readings
 */
export function decimalSigns(
  columns: readonly (readonly string[])[],
): readonly Outcome<DecimalSign>[] {
  const seen = columns.map(signsOfColumn);
  const decided = new Set(seen.flatMap(({ only }) => (only === undefined ? [] : [only])));
  return seen.map(({ only, open, mixed }) => {
    if (mixed !== undefined) return fail("two-readings", twoReadings(mixed));
    if (only !== undefined) return succeed(only);
    if (open === undefined) return succeed(".");
    const around = decided.size === 1 ? [...decided][0] : undefined;
    if (open.includes(",") && around !== undefined) return succeed(around);
    if (open.includes(".") && around !== ",") return succeed(".");
    return fail("two-readings", twoReadings(open));
  });
}

/** The sign that a column shows by itself, a cell that leaves it open, or one that contradicts. */
function signsOfColumn(cells: readonly string[]): {
  readonly only?: DecimalSign;
  readonly open?: string;
  readonly mixed?: string;
} {
  let only: DecimalSign | undefined;
  let open: string | undefined;
  for (const raw of cells) {
    const cell = raw.trim();
    if (notKnown.test(cell)) continue;
    const signs = signsOf(cell);
    // A column that holds other things than numbers tells nothing.
    if (signs.length === 0) return {};
    if (!/[.,]/.test(cell)) continue;
    if (signs.length === 2) open ??= cell;
    else if (only === undefined) only = signs[0];
    else if (only !== signs[0]) return { mixed: cell };
  }
  return { ...(only === undefined ? {} : { only }), ...(open === undefined ? {} : { open }) };
}

/** Both numbers that a cell may stand for. */
function twoReadings(cell: string): { readonly value: string; one: string; other: string } {
  const [whole, parts] = [cell.replace(/[.,]/g, ""), cell.replace(",", ".")];
  return { value: cell, one: parts, other: whole };
}

/** A number written with a decimal sign; see {@link readNumber} for what else a cell may say. */
export const readNumberWith = (text: string, sign: DecimalSign): Outcome<number | undefined> =>
  readNumber(sign === "." ? text : text.replace(/[.,€]/g, (mark) => (mark === "," ? "." : "")));

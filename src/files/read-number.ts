import { fail, type Outcome, succeed } from "../base/outcome.ts";

/**
 * A number as published tables print it: `4.99E+9`, `$1,234,567`, `31.4%` (the percent sign is
 * dropped, the value stays in percent).
 *
 * @returns the number; `undefined` where the cell is empty or says `inf`, `Infinity`, `NaN` or
 *   `n/a`, which tables use for "not known"; or a problem with `rule` and `value`
 */
export function readNumber(text: string): Outcome<number | undefined> {
  const trimmed = text.trim();
  if (trimmed === "" || notKnown.test(trimmed)) return succeed(undefined);
  const value = Number(trimmed.replace(/[$,%]/g, ""));
  if (!printed.test(trimmed) || !Number.isFinite(value)) {
    return fail("bad-cell", { rule: "a number", value: trimmed });
  }
  return succeed(value);
}

const notKnown = /^(?:[+-]?inf(?:inity)?|nan|n\/a)$/i;
const printed = /^[+-]?\$?(?:(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?%?$/i;

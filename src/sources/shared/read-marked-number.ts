import { type Outcome, succeed } from "../../base/outcome.ts";
import { readNumber } from "../../files/read-number.ts";

/** A figure and whether its publisher marks it as imprecise. */
export interface MarkedNumber {
  readonly value: number;
  readonly imprecise: boolean;
}

/**
 * A figure of Epoch's model tables. An imprecise one is marked there by a digit 1 after two or more
 * zeros (`1.0000000001e25`); it becomes the clean number and a flag. Float noise from the sixteenth
 * digit on (`1.1999999999999999e24`) is removed and is no mark.
 */
export function readMarkedNumber(text: string): Outcome<MarkedNumber | undefined> {
  const read = readNumber(text);
  if (!read.ok || read.value === undefined) return read as Outcome<undefined>;
  const { digits, exponent } = splitExponential(read.value);
  const clean = withoutMark(digits);
  return succeed({
    value: Number(`${clean}e${exponent - clean.length + 1}`),
    imprecise: clean !== digits,
  });
}

/** Digits that a double keeps reliably when a table has passed it through arithmetic. */
const PRINTED_DIGITS = 15;

function splitExponential(value: number): { digits: string; exponent: number } {
  const [mantissa = "0", exponent = "0"] = value.toExponential(PRINTED_DIGITS - 1).split("e");
  return {
    digits: mantissa.replace(".", "").replace(/0+$/, "") || "0",
    exponent: Number(exponent),
  };
}

/** Without the mark, or with neither when it was applied twice. */
function withoutMark(digits: string): string {
  const shorter = digits.replace(/00+1$/, "").replace(/0+$/, "");
  return shorter === digits || shorter === "" ? digits : withoutMark(shorter);
}

import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** A value given as a number, as bounds, or as both. */
export interface PrintedRange {
  readonly central?: number;
  readonly low?: number;
  readonly high?: number;
}

/**
 * A value or range as compiled tables print it: `415`, `200-250`, `1201 / 1248`,
 * `800 (620-1050)`, `125.75 (90% CI 119.46-129.71)`.
 *
 * @returns what is given; `undefined` for an empty cell; or a problem with `rule` and `value`,
 *   also when the bounds are in the wrong order
 */
export function readRange(text: string): Outcome<PrintedRange | undefined> {
  const trimmed = text.trim();
  if (trimmed === "") return succeed(undefined);
  const groups = (alone.exec(trimmed) ?? between.exec(trimmed) ?? both.exec(trimmed))?.groups;
  const { central, low, high } = groups ?? {};
  if (!groups || Number(low) > Number(high)) {
    return fail("bad-cell", { rule: "a number or a range low-high", value: trimmed });
  }
  return succeed({
    ...(central !== undefined && { central: Number(central) }),
    ...(low !== undefined && { low: Number(low) }),
    ...(high !== undefined && { high: Number(high) }),
  });
}

const figure = String.raw`\d+(?:\.\d+)?`;
const bounds = String.raw`(?<low>${figure})\s*[-–/]\s*(?<high>${figure})`;
const alone = new RegExp(`^(?<central>${figure})$`);
const between = new RegExp(`^${bounds}$`);
const both = new RegExp(String.raw`^(?<central>${figure})\s*\((?:\d+% CI )?${bounds}\)$`);

import { isMessageKey, type Translate } from "./translate.ts";

/** The unit of a quantity in the reader's language; symbols such as `FLOP/s` stay as they are. */
export function unitWord(unit: string, t: Translate): string {
  const key = `unit.${unit}`;
  return isMessageKey(key) ? t(key) : unit;
}

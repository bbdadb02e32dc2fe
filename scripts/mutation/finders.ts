import { arithmetic } from "./kinds/arithmetic.ts";
import type { FindChanges } from "./kinds/change.ts";
import { comparisons } from "./kinds/comparisons.ts";
import { conditions } from "./kinds/conditions.ts";
import { returns } from "./kinds/returns.ts";
import { selections } from "./kinds/selections.ts";
import { units } from "./kinds/units.ts";
import { weights } from "./kinds/weights.ts";
import { verdicts, words } from "./kinds/words.ts";

/** Every kind of mutation. To add one, add a row. */
export const finders = {
  verdicts,
  comparisons,
  selections,
  units,
  weights,
  arithmetic,
  returns,
  conditions,
  words,
} as const satisfies Record<string, FindChanges>;

export type Kind = keyof typeof finders;
export const kindNames = Object.keys(finders) as readonly Kind[];

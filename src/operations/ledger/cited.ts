import type { Facts, FactUse } from "../../data/facts.ts";

/** What was found in facts, and the tables and days that it was found in. */
export interface Cited<Found> {
  readonly found: Found;
  readonly uses: readonly FactUse[];
}

/** Find something in facts of its own view, so that it can be remembered with what it looked at. */
export function citing<Found>(facts: Facts, find: (facts: Facts) => Found): Cited<Found> {
  const view = facts.fresh();
  return { found: find(view), uses: view.uses() };
}

/**
 * Let an answer cite what it rests on, so that it says the same whether that was found now or
 * remembered from an earlier question.
 */
export function cite(facts: Facts, uses: readonly FactUse[]): void {
  for (const { dataset, window } of uses) facts.selectAll(dataset, window);
}

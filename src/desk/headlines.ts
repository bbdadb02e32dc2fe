import { type FactStore, openFacts } from "../data/facts.ts";
import type { LineId } from "../observatory/claims.ts";
import { measureLaw } from "../observatory/law.ts";

/** A rate of the law with some facts and with others, as of one day. */
export interface Headline {
  readonly line: LineId;
  readonly scale: "log" | "linear";
  readonly before: number | null;
  readonly after: number | null;
}

/** The rates of the law before and after a pull, as of its day. */
export function headlinesOf(before: FactStore, after: FactStore, day: string): readonly Headline[] {
  const window = { asOf: day, hindsight: false };
  const measuredFrom = (store: FactStore) =>
    measureLaw(openFacts(store), window).map(({ id, trend, measured }) => ({
      ...{ line: id, scale: trend.scale, rate: measured?.growthPerYear ?? null },
    }));
  const now = measuredFrom(after);
  // The same rows are measured once.
  const first = haveSameRows(before, after) ? now : measuredFrom(before);
  const rates = new Map(first.map(({ line, rate }) => [line, rate]));
  return now.map(({ line, scale, rate }) => ({
    ...{ line, scale, before: rates.get(line) ?? null, after: rate },
  }));
}

const haveSameRows = (one: FactStore, other: FactStore): boolean =>
  one.ids.length === other.ids.length &&
  one.ids.every((id) => other.ids.includes(id) && one.readRowsText(id) === other.readRowsText(id));

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
  const first = new Map(
    measureLaw(openFacts(before), window).map(({ id, measured }) => [id, measured?.growthPerYear]),
  );
  return measureLaw(openFacts(after), window).map(({ id, trend, measured }) => ({
    ...{ line: id, scale: trend.scale, before: first.get(id) ?? null },
    after: measured?.growthPerYear ?? null,
  }));
}

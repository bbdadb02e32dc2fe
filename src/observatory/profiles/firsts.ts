import { mapOutcome, type Outcome } from "../../base/outcome.ts";
import type { Facts, FactWindow } from "../../data/facts.ts";
import { capabilityBars } from "../../trends/parts/bars.ts";
import { records } from "../../trends/parts/frontier-records.ts";
import { timeHorizon } from "../../trends/time-horizon.ts";
import type { IndexModel, RatedIndex } from "./rated-index.ts";

/** Something that a model was the first to do. */
export interface First {
  /** Best of all at its release; first at a level; first with open weights at a level; longest horizon. */
  readonly what: "frontier" | "level" | "open-level" | "horizon";
  readonly date: string;
  /** The score, or the minutes. */
  readonly value: number;
}

/**
 * What a model on the index was the first at: the frontier on its day, each level of five points that
 * nobody, or nobody with open weights, had reached before.
 */
export function firstsOnIndex({ models }: RatedIndex, model: IndexModel): readonly First[] {
  const versions = models
    .flatMap((each) => each.versions.map((version) => ({ ...version, model: each.name })))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const best = records(versions, ({ score }) => score, "up").filter(
    (each) => each.model === model.name,
  );
  const firstAt = (among: typeof versions, bar: number) => {
    const first = among.find(({ score }) => score >= bar);
    return first?.model === model.name ? [first] : [];
  };
  const open = versions.filter((version) => version.open === true);
  return [
    ...best.map(({ date, score }): First => ({ what: "frontier", date, value: score })),
    ...capabilityBars.flatMap((bar) =>
      firstAt(versions, bar).map(({ date }): First => ({ what: "level", date, value: bar })),
    ),
    ...capabilityBars.flatMap((bar) =>
      firstAt(open, bar).map(({ date }): First => ({ what: "open-level", date, value: bar })),
    ),
  ];
}

/** Whether a model set a record of the length of tasks, and with how many minutes. */
export const firstsOfHorizon = (
  facts: Facts,
  window: FactWindow,
  isMeant: (name: string) => boolean,
): Outcome<readonly First[]> =>
  mapOutcome(timeHorizon.observe(facts, window, {}), (observations) =>
    observations
      .filter(({ label, selected }) => selected && isMeant(label))
      .map(({ date, value }): First => ({ what: "horizon", date, value })),
  );

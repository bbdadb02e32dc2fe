import { type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { measureLaw } from "../../observatory/law.ts";
import { windowOf } from "../contract/fields.ts";
import type { Context } from "../contract/operation.ts";
import type { Comparison } from "./result.ts";

/** How many of the added points are named. */
const NAMED = 8;

/** Compare the law on the window's date with another date, earlier or later. */
export function compareDates(
  context: Context,
  window: FactWindow,
  date: string,
): Outcome<Comparison> {
  const other = windowOf({ asOf: date, hindsight: window.hindsight }, context);
  if (!other.ok) return other;
  const [early, late] = date < window.asOf ? [other.value, window] : [window, other.value];
  const before = measureLaw(context.facts, early);
  const after = measureLaw(context.facts, late);
  return succeed({
    from: early.asOf,
    to: late.asOf,
    lines: after.map((line, index) => {
      const known = keysOf(before[index]?.observations ?? []);
      const now = keysOf(line.observations);
      const added = line.observations.filter((point) => point.selected && !known.has(keyOf(point)));
      return {
        id: line.id,
        scale: line.trend.scale,
        before: before[index]?.measured?.growthPerYear ?? null,
        after: line.measured?.growthPerYear ?? null,
        added: distinct(added.map(({ label, date: on }) => ({ label, date: on }))).slice(-NAMED),
        removed: [...known].filter((key) => !now.has(key)).length,
      };
    }),
    rows: context.facts.ids.flatMap((dataset) => {
      const count = rowsKnown(context, dataset, late) - rowsKnown(context, dataset, early);
      return count > 0 ? [{ dataset, count }] : [];
    }),
  });
}

interface Point {
  readonly label: string;
  readonly date: string;
  readonly selected: boolean;
}

/** Points are the same when they are of one model on one day; ids carry the edition. */
const keyOf = ({ label, date }: Pick<Point, "label" | "date">): string => `${date} ${label}`;

const keysOf = (points: readonly Point[]): ReadonlySet<string> =>
  new Set(points.filter(({ selected }) => selected).map(keyOf));

const distinct = <Item extends { label: string; date: string }>(items: readonly Item[]): Item[] =>
  [...new Map(items.map((item) => [keyOf(item), item])).values()].sort((a, b) =>
    a.date < b.date ? -1 : 1,
  );

function rowsKnown(context: Context, dataset: string, window: FactWindow): number {
  const table = context.facts.selectAll(dataset, window);
  return table.ok ? table.value.rows.length : 0;
}

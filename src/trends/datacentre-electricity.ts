import { groupBy } from "../base/group-by.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Fact } from "../data/facts.ts";
import { cellReceipt } from "../data/receipt.ts";
import type { BandStep, Observation, Scenario, ScenarioTrend } from "./parts/trend.ts";

const columns = {
  scope: "text",
  boundary: "text",
  kind: "text",
  publication: "text",
  electricity_twh: "number?",
  electricity_low_twh: "number?",
  electricity_high_twh: "number?",
} as const;

type Electricity = Fact<typeof columns>;

/** What comparable figures count; others include crypto-currencies. */
const BOUNDARY = "data-centres";

/**
 * Electricity of the world's data centres. There are too few comparable estimates for a line, so
 * they are shown beside the band of published projections.
 */
export const datacentreElectricity: ScenarioTrend = {
  id: "datacentre-electricity",
  unit: "TWh/yr",
  observe(facts, window): Outcome<Scenario> {
    const rows = facts.select("electricity", window, columns);
    if (!rows.ok) return rows;
    const world = rows.value.filter(({ scope }) => scope === "world");
    const points = (kind: string) =>
      world.filter((row) => row.kind === kind).flatMap((row) => observe(row));
    const observations = points("estimate");
    const projections = points("projection");
    if (observations.length + projections.length === 0) {
      return fail("not-determined", { value: "datacentre-electricity", n: 0 });
    }
    return succeed({ observations, projections, band: bandOf(projections) });
  },
};

/** A figure is comparable when it counts only data centres and states one central value. */
function observe(row: Electricity): readonly Observation[] {
  const { electricity_twh: central, electricity_low_twh: lower, electricity_high_twh: upper } = row;
  const range = lower !== undefined && upper !== undefined ? (lower + upper) / 2 : undefined;
  const value = central ?? range;
  const stated = central ?? lower;
  if (value === undefined || stated === undefined) return [];
  return [
    {
      id: row.id,
      label: row.publication,
      date: row.date,
      value,
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      selected: row.boundary === BOUNDARY && central !== undefined,
      basis: row.boundary,
      source: row.source,
      receipt: cellReceipt(
        "electricity",
        row,
        central === undefined ? "electricity_low_twh" : "electricity_twh",
        stated,
        "TWh/yr",
      ),
    },
  ];
}

const bandOf = (projections: readonly Observation[]): readonly BandStep[] =>
  [
    ...groupBy(
      projections.filter(({ selected }) => selected),
      ({ date }) => date,
    ),
  ]
    .map(([date, points]) => ({
      date,
      lower: Math.min(...points.map(({ value, lower }) => lower ?? value)),
      upper: Math.max(...points.map(({ value, upper }) => upper ?? value)),
      n: points.length,
    }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));

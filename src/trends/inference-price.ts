import { mapOutcome, type Outcome } from "../base/outcome.ts";
import { cellReceipt, type Receipt } from "../data/receipt.ts";
import { barIsFollowed, capabilityBars } from "./parts/bars.ts";
import { fallingRecord } from "./parts/forecast/forecast-plan.ts";
import { records } from "./parts/frontier-records.ts";
import { type PricedVersion, pricedVersions } from "./parts/priced-versions.ts";
import { servingFloor } from "./parts/serving-floor.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/**
 * List price of the cheapest model at or above a capability bar, followed at several bars at once,
 * with one rate of decline and one level per bar.
 */
export const inferencePrice: Trend = {
  id: "inference-price",
  unit: "USD/Mtok",
  scale: "log",
  pooled: true,
  start: "held",
  rateOn: "held-monthly",
  record: "down",
  horizonYears: 3,
  forecast: {
    kind: "record-down",
    everyMonths: 1,
    from: "2023-06-01",
    mixture: fallingRecord,
  },
  floor: servingFloor,
  observe(facts, window): Outcome<readonly Observation[]> {
    return mapOutcome(pricedVersions(facts, window), (priced) =>
      capabilityBars.flatMap((bar) => recordsAtBar(priced, bar)),
    );
  },
};

/** Price records at one bar: each cheaper than anything available before. */
export function recordsAtBar(
  priced: readonly PricedVersion[],
  bar: number,
): readonly Observation[] {
  const clearing = priced.filter(({ version }) => version.eci >= bar);
  const cheapest = records(clearing, ({ usdPerMtok }) => usdPerMtok, "down");
  const followed = barIsFollowed(bar, cheapest.length, cheapest[0]?.version.eci);
  return cheapest.map((item) => ({
    id: `${bar}/${item.segment.id}`,
    label: item.version.label,
    date: item.date,
    value: item.usdPerMtok,
    selected: followed,
    group: String(bar),
    cluster: item.segment.id,
    organization: (item.version.organizations ?? []).join(", "),
    ...(item.segment.provider === undefined ? {} : { basis: item.segment.provider }),
    source: item.segment.source,
    receipt: priceReceipt(item, bar),
  }));
}

function priceReceipt({ segment, version, usdPerMtok }: PricedVersion, bar: number): Receipt {
  const prices = (["input_usd_mtok", "output_usd_mtok", "blended_usd_mtok"] as const).flatMap(
    (column) =>
      segment[column] === undefined
        ? []
        : [cellReceipt("api-prices", segment, column, segment[column], "USD/Mtok")],
  );
  return {
    id: `inference-price/${bar}/${segment.id}`,
    value: usdPerMtok,
    unit: "USD/Mtok",
    formula: "(3 × input + output) ÷ 4",
    inputs: [
      ...prices,
      cellReceipt("capability-scores", version, "eci", version.eci, "ECI points"),
    ],
  };
}

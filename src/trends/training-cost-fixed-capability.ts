import { groupBy } from "../base/group-by.ts";
import { allOf, fail, type Outcome, succeed } from "../base/outcome.ts";
import { rememberOf } from "../base/remember.ts";
import { type PricePerformanceLine, priceOfFlop } from "../costs/price-of-flop.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { cellReceipt, type Receipt } from "../data/receipt.ts";
import { hardwarePricePerformance } from "./hardware-price-performance.ts";
import { barIsFollowed, capabilityBars, everyBar } from "./parts/bars.ts";
import { type ScoredVersion, selectScores } from "./parts/capability-editions.ts";
import { fitTrend, UNGROUPED } from "./parts/fit-trend.ts";
import { fallingRecord } from "./parts/forecast/forecast-plan.ts";
import { records } from "./parts/frontier-records.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/**
 * Cost of the cheapest training run that reached a capability bar: training compute times the day's
 * price of a FLOP, followed at every point of the index with one rate of decline, so that the rate
 * is that of no single grid of bars. Runs of families that larger models taught do not count: their
 * own compute leaves out the cost of their teachers.
 */
export const trainingCostFixedCapability: Trend = {
  id: "training-cost-fixed-capability",
  unit: "USD",
  scale: "log",
  pooled: true,
  start: "held",
  record: "down",
  horizonYears: 3,
  forecast: {
    kind: "record-down",
    everyMonths: 1,
    from: "2023-06-01",
    mixture: fallingRecord,
    // Neighbouring bars are near-copies: one in five is forecast.
    groups: capabilityBars.map(String),
  },
  observe(facts, window): Outcome<readonly Observation[]> {
    const runs = costedVersions(facts, window);
    return runs.ok ? succeed(trainingRecords(runs.value.filter(isUntaught))) : runs;
  },
};

/** A scored version with known training compute, and what that compute cost on its day. */
export interface CostedVersion {
  readonly version: ScoredVersion;
  /** Release of the version, when its level was reached. */
  readonly date: string;
  /** First release from the same run, which decides the prices used. */
  readonly runDate: string;
  readonly flop: number;
  readonly usd: number;
  readonly usdPerFlop: number;
  readonly hardware: Receipt;
}

/**
 * Every scored version with known training compute, at the price of a FLOP on the day its run first
 * appeared. Versions of one organisation with the same compute are one run: a chat model or a later
 * date on the same weights is not a cheaper training run. Cached per question,
 * by its view of the facts and its window.
 */
export const costedVersions = rememberOf((facts: Facts, window: FactWindow): Costed => {
  const read = allOf({
    scores: selectScores(facts, window),
    line: pricePerformanceLine(facts, window),
  });
  if (!read.ok) return read;
  const { scores, line } = read.value;
  const visible = scores.versions.filter(
    (version): version is ScoredVersion & { readonly training_flop: number } =>
      version.training_flop !== undefined &&
      (window.hindsight || (version.training_flop_known_on ?? version.known_on) <= window.asOf),
  );
  const runs = groupBy(visible, runOf);
  return succeed(
    visible.map((version) => {
      const flop = version.training_flop;
      const runDate = runs.get(runOf(version))?.[0]?.date ?? version.date;
      const usdPerFlop = priceOfFlop(line.line, runDate);
      const { receipt: hardware } = line;
      return {
        version,
        date: version.date,
        runDate,
        flop,
        usd: flop * usdPerFlop,
        usdPerFlop,
        hardware,
      };
    }),
  );
});

type Costed = Outcome<readonly CostedVersion[]>;

const runOf = (version: ScoredVersion): string =>
  `${(version.organizations ?? []).join(", ")} ${version.training_flop}`;

/** Records of the cost at every point of the index. */
export const trainingRecords = (runs: readonly CostedVersion[]): readonly Observation[] =>
  everyBar.flatMap((bar) => trainingRecordsAtBar(runs, bar));

/**
 * Families trained mostly on data written by larger models, or by distilling them, according to
 * their reports (phi: arXiv 2306.11644 and 2412.08905; gpt-oss: arXiv 2508.10925). Their own
 * compute leaves out the cost of their teachers.
 */
export const isTaught = ({ version }: CostedVersion): boolean =>
  /^(microsoft\/)?phi-|gpt-oss/i.test(version.version);

const isUntaught = (run: CostedVersion): boolean => !isTaught(run);

/** Cost records at one bar: each cheaper than every earlier run that reached it. */
export function trainingRecordsAtBar(
  runs: readonly CostedVersion[],
  bar: number,
): readonly Observation[] {
  const clearing = runs.filter(({ version }) => version.eci >= bar);
  const cheapest = records(clearing, ({ usd }) => usd, "down");
  const followed = barIsFollowed(bar, cheapest.length, cheapest[0]?.version.eci);
  return cheapest.map((run) => ({
    id: `${bar}/${run.version.id}`,
    label: run.version.label,
    date: run.date,
    value: run.usd,
    selected: followed,
    group: String(bar),
    cluster: run.version.model,
    organization: (run.version.organizations ?? []).join(", "),
    basis: "bottom-up",
    source: run.version.source,
    receipt: costReceipt(run, bar),
  }));
}

function costReceipt(run: CostedVersion, bar: number): Receipt {
  const { version, flop, usd, usdPerFlop, hardware } = run;
  return {
    id: `training-cost-fixed-capability/${bar}/${version.id}`,
    value: usd,
    unit: "USD",
    formula: "training compute × price of a FLOP",
    inputs: [
      cellReceipt("capability-scores", version, "training_flop", flop, "FLOP"),
      cellReceipt("capability-scores", version, "eci", version.eci, "ECI points"),
      {
        id: `price-of-flop/${run.runDate}`,
        value: usdPerFlop,
        unit: "USD/FLOP",
        formula:
          "slope × ln 10 × server factor ÷ (1 − interconnect share) ÷ (peak FLOP/s per USD × utilisation)",
        inputs: [hardware],
      },
    ],
  };
}

function pricePerformanceLine(
  facts: Facts,
  window: FactWindow,
): Outcome<{ readonly line: PricePerformanceLine; readonly receipt: Receipt }> {
  const points = hardwarePricePerformance.observe(facts, window, {});
  if (!points.ok) return points;
  const fitted = fitTrend(hardwarePricePerformance, points.value);
  const line = fitted?.lines.get(UNGROUPED);
  if (!fitted || !line) {
    return fail("not-determined", { value: hardwarePricePerformance.id, n: points.value.length });
  }
  return succeed({
    line,
    receipt: {
      id: "hardware-price-performance/growthPerYear",
      value: fitted.fit.growthPerYear,
      unit: "×/yr",
      formula: "least squares of log10(FLOP/s per USD) on the release date",
      inputs: points.value.map(({ receipt }) => receipt),
    },
  });
}

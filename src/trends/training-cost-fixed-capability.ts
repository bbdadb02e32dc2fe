import { groupBy } from "../base/group-by.ts";
import { allOf, fail, type Outcome, succeed } from "../base/outcome.ts";
import { rememberOf } from "../base/remember.ts";
import { liveEdition } from "../costs/training-cost/edition.ts";
import {
  type DisclosedRun,
  disclosedRuns,
  type FlopPrice,
  flopPrice,
  flopPriceOn,
} from "../costs/training-cost/flop-price.ts";
import { type FactRun, trainingCostFacts } from "../costs/training-cost/inputs-from-facts.ts";
import type { Facts, FactWindow } from "../data/facts.ts";
import { cellReceipt, type Receipt } from "../data/receipt.ts";
import { barIsFollowed, capabilityBars, everyBar } from "./parts/bars.ts";
import { type ScoredVersion, selectScores } from "./parts/capability-editions.ts";
import { fallingRecord } from "./parts/forecast/forecast-plan.ts";
import { records } from "./parts/frontier-records.ts";
import { costFormulas, statedReceipts } from "./parts/training-cost-receipt.ts";
import type { Observation, Trend } from "./parts/trend.ts";

/**
 * Cost of the cheapest training run that reached a capability bar, amortised hardware and energy,
 * followed at every point of the index with one rate of decline, so that the rate
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

/** A scored version with known training compute, and what its run cost. */
export interface CostedVersion {
  readonly version: ScoredVersion;
  /** Release of the version, when its level was reached. */
  readonly date: string;
  /** First release from the same run, which decides the prices used. */
  readonly runDate: string;
  readonly flop: number;
  /** Nominal USD. */
  readonly usd: number;
  /** The disclosed run that the cost is of; absent where compute and the day's price give it. */
  readonly disclosed?: DisclosedRun<FactRun>;
  readonly price: CitedFlopPrice;
}

/** The price of a FLOP, with the receipts of the runs that paid it. */
interface CitedFlopPrice extends FlopPrice<FactRun> {
  readonly receipts: readonly Receipt[];
}

/**
 * Every scored version with known training compute, with the amortised cost of its run: by its
 * chip-hours where they are disclosed, else its compute at the price that disclosed runs paid for a
 * FLOP around the day its run first appeared. Versions of one organisation with the same compute
 * are one run: a chat model or a later date on the same weights is not a cheaper training run.
 * Cached per question, by its view of the facts and its window.
 *
 * @returns the versions, `not-determined` where disclosed runs give no price, or the problem of a
 *   dataset
 */
export const costedVersions = rememberOf((facts: Facts, window: FactWindow): Costed => {
  const read = allOf({
    scores: selectScores(facts, window),
    tables: trainingCostFacts(facts, window),
  });
  if (!read.ok) return read;
  const { scores, tables } = read.value;
  const disclosed = disclosedRuns(tables, liveEdition);
  const paid = flopPrice(disclosed);
  if (!paid) {
    return fail("not-determined", { value: "training-cost-fixed-capability", n: disclosed.length });
  }
  const price = { ...paid, receipts: paid.runs.map(nominalReceipt) };
  const byRun = new Map(disclosed.map((each) => [runKey(each.run.organization, each.flop), each]));
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
      const own = byRun.get(runOf(version));
      return {
        version,
        date: version.date,
        runDate,
        flop,
        usd: own?.usd ?? flop * flopPriceOn(price, runDate),
        ...(own ? { disclosed: own } : {}),
        price,
      };
    }),
  );
});

type Costed = Outcome<readonly CostedVersion[]>;

/** The run of a version: versions of one organisation with the same compute share it. */
export const runOf = ({ organizations, training_flop }: ScoredVersion): string =>
  runKey((organizations ?? []).join(","), training_flop ?? 0);

/** Runs of one organisation with the same compute are one. */
const runKey = (organization: string, flop: number): string => `${organization} ${flop}`;

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
  const { version, flop, usd, disclosed } = run;
  const score = cellReceipt("capability-scores", version, "eci", version.eci, "ECI points");
  const id = `training-cost-fixed-capability/${bar}/${version.id}`;
  const shared = { id, value: usd, unit: "USD" };
  if (disclosed) {
    const inputs = [...statedReceipts(disclosed.run), score];
    return { ...shared, formula: costFormulas.amortised, inputs };
  }
  const compute = cellReceipt("capability-scores", version, "training_flop", flop, "FLOP");
  return {
    ...shared,
    formula: "training compute × price of a FLOP",
    inputs: [compute, score, priceReceipt(run)],
  };
}

/** Where the price of a FLOP comes from: the disclosed runs that paid it. */
const priceReceipt = ({ price, runDate }: CostedVersion): Receipt => ({
  id: `price-of-flop/${runDate}`,
  value: flopPriceOn(price, runDate),
  unit: "USD/FLOP",
  formula:
    "median level and Theil–Sen slope of log10(amortised cost ÷ training compute) of disclosed runs, at the day",
  inputs: price.receipts,
});

const nominalReceipt = ({ run, usd }: DisclosedRun<FactRun>): Receipt => ({
  id: `training-cost-amortised/${run.id}/nominal`,
  value: usd,
  unit: "USD",
  formula: costFormulas.amortised,
  inputs: statedReceipts(run),
});

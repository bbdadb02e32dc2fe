import { type Outcome, succeed } from "../../base/outcome.ts";
import type { Fact, Facts, FactWindow } from "../../data/facts.ts";
import { ln } from "../../stats/elementary/ln.ts";
import type { FactRun } from "../training-cost/inputs-from-facts.ts";
import type { CostBasis } from "../training-cost/training-costs.ts";
import type { TrainingRun } from "../training-cost/training-run.ts";

/** An input that the publisher has revised since computing a cost. */
export interface RevisedInput {
  readonly input: "date" | "hardware" | "quantity" | "hours" | "chipHours" | "utilization" | "flop";
  /** The value behind the cost; `null` where it was not known. */
  readonly before: string | number | null;
  readonly now: string | number | null;
}

/** A cost that Epoch AI publishes, with its recipe and inputs. */
export interface PublishedCost {
  readonly model: string;
  readonly edition: string;
  readonly stated: boolean;
  /** USD of the edition's month. */
  readonly cost: Readonly<Record<CostBasis, number | undefined>>;
  readonly today: FactRun;
  /** The run as the publisher had it then; today's where nothing was revised. */
  readonly then: TrainingRun;
  readonly revised: readonly RevisedInput[];
}

const costColumns = {
  model: "text",
  cost_usd2023: "number?",
  cost_cloud_usd: "number?",
  cost_upfront_usd: "number?",
} as const;

const basisColumns = {
  model: "text",
  edition: "text",
  stated_by_hand: "boolean?",
  then_hardware: "list?",
  then_quantity: "number?",
  then_hours: "number?",
  then_chip_hours: "number?",
  then_flop: "number?",
  then_published: "date?",
} as const;

/**
 * The published costs of runs, as the window admits them.
 *
 * @param runs the embedded table of runs
 */
export function publishedCosts(
  facts: Facts,
  window: FactWindow,
  runs: readonly FactRun[],
): Outcome<readonly PublishedCost[]> {
  const costs = facts.select("models", window, costColumns);
  if (!costs.ok) return costs;
  const bases = facts.select("published-costs", window, basisColumns);
  if (!bases.ok) return bases;
  const costOf = new Map(costs.value.map((row) => [row.model, row]));
  const runOf = new Map(runs.map((run) => [run.name, run]));
  return succeed(
    bases.value.flatMap((row): PublishedCost[] => {
      const today = runOf.get(row.model);
      const cost = costOf.get(row.model);
      if (!today || !cost) return [];
      const then = row.then_hardware === undefined ? today : runThen(today, row);
      return [
        {
          model: row.model,
          edition: row.edition,
          stated: row.stated_by_hand === true,
          cost: {
            amortised: cost.cost_usd2023,
            cloud: cost.cost_cloud_usd,
            acquisition: cost.cost_upfront_usd,
          },
          today,
          then,
          revised: revisedInputs(then, today),
        },
      ];
    }),
  );
}

const runThen = (today: FactRun, row: Fact<typeof basisColumns>): TrainingRun => ({
  ...today,
  published: row.then_published ?? today.published,
  hardware: row.then_hardware ?? [],
  chipCount: row.then_quantity,
  hours: row.then_hours,
  chipHours: row.then_chip_hours,
  trainingFlop: row.then_flop,
  utilization: undefined,
});

/** Differences this small are rounding, not revisions. */
const SAME = 0.005;

function revisedInputs(then: TrainingRun, today: TrainingRun): readonly RevisedInput[] {
  const numbers = [
    ["quantity", then.chipCount, today.chipCount],
    ["hours", then.hours, today.hours],
    ["chipHours", then.chipHours, today.chipHours],
    ["utilization", then.utilization, today.utilization],
    ["flop", then.trainingFlop, today.trainingFlop],
  ] as const;
  const texts = [
    ["date", then.published, today.published],
    ["hardware", then.hardware.join(", "), today.hardware.join(", ")],
  ] as const;
  return [
    ...texts.flatMap(([input, before, now]) => (before === now ? [] : [{ input, before, now }])),
    ...numbers.flatMap(([input, before, now]) =>
      isSame(before, now) ? [] : [{ input, before: before ?? null, now: now ?? null }],
    ),
  ];
}

const isSame = (a: number | undefined, b: number | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && Math.abs(ln(a / b)) < SAME);

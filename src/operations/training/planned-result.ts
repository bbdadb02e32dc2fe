import { countParameters } from "../../costs/architecture/count-parameters.ts";
import type { ChipPrice } from "../../costs/hardware/chip-price.ts";
import type { KnownRun } from "../../costs/training/known-runs.ts";
import type { ModalityBudget } from "../../costs/training/modalities.ts";
import { chipsOf } from "../../costs/training/parallel-plan.ts";
import type { TrainingPlanned, TrainingRequest } from "../../costs/training/plan-training.ts";
import { hardwareFlopPerToken } from "../../costs/training/training-work.ts";
import type { Simulation } from "../../engine/simulate.ts";
import { fixedInputs } from "./fixed-inputs.ts";
import type { PlannedResult, Spread } from "./result.ts";

const LEVEL = 0.9;
/** Drivers that explain less than this are not shown. */
const LEAST_SHARE = 0.005;

interface Parts {
  readonly request: TrainingRequest;
  readonly planned: TrainingPlanned;
  readonly known: KnownRun | undefined;
  readonly modalities: readonly ModalityBudget[];
}

/** A planned run in the shape of the contract. */
export function plannedResult(parts: Parts): PlannedResult {
  const { request, planned, known, modalities } = parts;
  const { architecture, chip } = request.task;
  const { simulation } = planned;
  const { work, found } = planned.modelled;
  const need = (name: string, unit: string) => spreadOf(simulation, name, unit) as Spread;
  const usd = (name: string) => spreadOf(simulation, name, "USD") ?? null;
  const counted = countParameters(architecture);
  const kwh = spreadOf(simulation, "energyKwh", "kWh");
  const programme = usd("programme");
  const result: Omit<PlannedResult, "known"> = {
    mode: "plan",
    model: architecture.name,
    hardware: chip.id,
    hardwareName: chip.name,
    parameters: {
      total: architecture.published.total ?? counted.total,
      active: work.activeParameters,
    },
    plan: planOf(parts),
    days: need("days", "d"),
    chipHours: need("chipHours", "chip h"),
    flop: need("flop", "FLOP"),
    hardwareFlopFactor:
      hardwareFlopPerToken(work, found.plan.recomputation) / work.modelFlopPerToken,
    mfu: {
      step: need("mfuStep", "1"),
      wholeRun: need("mfuWholeRun", "1"),
      hardware: need("hfuStep", "1"),
    },
    goodput: {
      share: need("goodput", "1"),
      wholeRunShare: spreadOf(simulation, "wholeRunShare", "1") ?? null,
      hoursBetweenFailures: need("hoursBetweenFailures", "h"),
      checkpointMinutes: need("checkpointMinutes", "min"),
    },
    energy: kwh ? { kwh, usd: need("energyUsd", "USD"), region: request.region } : null,
    cost: {
      rent: usd("rent"),
      own: usd("own"),
      acquire: usd("acquire"),
      programme: programme && {
        total: programme,
        experiments: need("experiments", "USD"),
        idle: need("idle", "USD"),
        staff: need("staff", "USD"),
      },
    },
    prices: { rent: shownPrice(planned.rent), purchase: shownPrice(planned.purchase) },
    modalities: [...modalities],
    defaults: [...shapeDefaults(parts), ...planned.defaults],
    fixed: fixedInputs(request, planned),
    tokens: need("flop", "FLOP").value / work.modelFlopPerToken,
    unlike: [...planned.fitted.unlike],
    drivers: driversOf(simulation, "days"),
    costDrivers: driversOf(simulation, "rent"),
    distributions: {
      days: distributionOf(simulation, "days"),
      rent: distributionOf(simulation, "rent"),
    },
  };
  return { ...result, known: known ? compare(known, result, parts) : null };
}

/** Lengths that nobody gave: the sequence is the model's own, the batch a judgement by its size. */
function shapeDefaults({ request: { task }, planned }: Parts): PlannedResult["defaults"] {
  const { sequence, batchTokens } = planned.modelled;
  return [
    ...(task.sequence === undefined
      ? [
          {
            name: "sequence",
            belief: String(sequence),
            source: task.architecture.source,
            judged: false,
          },
        ]
      : []),
    ...(task.batchTokens === undefined
      ? [
          {
            name: "batchTokens",
            belief: String(Number(batchTokens.toPrecision(3))),
            source: "–",
            judged: true,
          },
        ]
      : []),
  ];
}

export function spreadOf({ outputs }: Simulation, name: string, unit: string): Spread | undefined {
  const output = outputs[name];
  if (!output) return undefined;
  return { value: output.p50, lower: output.p05, upper: output.p95, unit, level: LEVEL };
}

export const driversOf = ({ drivers }: Simulation, name: string): PlannedResult["drivers"] =>
  drivers
    .filter(({ output, share }) => output === name && share > LEAST_SHARE)
    .map(({ input, share, rankCorrelation, tornado }) => ({
      input,
      share,
      rankCorrelation,
      ...(tornado ? { tornado } : {}),
    }));

function distributionOf(
  { outputs }: Simulation,
  name: string,
): PlannedResult["distributions"]["days"] {
  const histogram = outputs[name]?.histogram;
  if (!histogram || histogram.counts.length < 2) return null;
  const { scale, edges, counts } = histogram;
  return { scale, edges: [...edges], counts: [...counts] };
}

function planOf({ request, planned }: Parts): PlannedResult["plan"] {
  const { found, sequence } = planned.modelled;
  const gigabytes = Object.entries(found.memory).map(([part, bytes]) => [part, bytes / 1e9]);
  const { tokens, ...time } = planned.fitted.time;
  return {
    ...found.plan,
    chips: planned.chips,
    chipsUsed: chipsOf(found.plan),
    format: request.task.format ?? "bf16",
    sequence,
    batchTokens: tokens,
    memoryGb: Object.fromEntries(gigabytes) as Record<string, number>,
    memoryLimitGb: (request.task.chip.memoryBytes ?? 0) / 1e9,
    stepSeconds: { ...time },
    modelledMfu: found.mfu,
    plansWeighed: found.weighed,
  };
}

export const shownPrice = (price: ChipPrice | undefined) =>
  price
    ? {
        term: price.term,
        usd: price.usd,
        quotes: price.quotes,
        from: price.from,
        to: price.to,
        source: price.source,
      }
    : null;

/** The published run of that model on that chip beside the prediction. */
function compare(
  run: KnownRun,
  result: Omit<PlannedResult, "known">,
  { request, planned: { chips } }: Parts,
): PlannedResult["known"] {
  const { chipHours, mfu, days, costUsd } = run.published;
  const isSameSize = run.chipsPublished && Math.abs(run.chips / chips - 1) < 0.01;
  const publishedDays = days ?? (chipHours === undefined ? undefined : chipHours / run.chips / 24);
  const rows = [
    { quantity: "chipHours", published: chipHours, predicted: result.chipHours.value },
    {
      quantity: "days",
      published: isSameSize ? publishedDays : undefined,
      predicted: result.days.value,
    },
    { quantity: "mfuStep", published: mfu, predicted: result.mfu.step.value },
    // A published cost rests on the price of its day; only a price that is given can meet it.
    {
      quantity: "costUsd",
      published: request.price ? costUsd : undefined,
      predicted: result.cost.rent?.value,
    },
  ].flatMap(({ quantity, published, predicted }) =>
    published === undefined || predicted === undefined
      ? []
      : [{ quantity, published, predicted, ratio: predicted / published }],
  );
  return rows.length === 0 ? null : { run: run.id, source: run.source, rows };
}

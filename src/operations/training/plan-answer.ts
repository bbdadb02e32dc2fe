import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { Architecture } from "../../costs/architecture/architecture.ts";
import { readModel } from "../../costs/architecture/read-model.ts";
import type { PlannerChip } from "../../costs/hardware/planner-chip.ts";
import { readChip } from "../../costs/hardware/read-chip.ts";
import { withPeak } from "../../costs/hardware/with-peak.ts";
import {
  type Domain,
  notNegative,
  positive,
  probability,
  type Quantity,
  readQuantity,
  wholeCount,
} from "../../costs/parts/read-quantity.ts";
import { type KnownRun, knownRuns } from "../../costs/training/known-runs.ts";
import { type ModalityBudget, readModalities } from "../../costs/training/modalities.ts";
import {
  type DefaultedName,
  defaulted,
  planTraining,
  type TrainingRequest,
} from "../../costs/training/plan-training.ts";
import type { FixedPlan } from "../../costs/training/search-plan.ts";
import { type TrainingFormat, trainingFormats } from "../../costs/training/step-time.ts";
import type { FactWindow } from "../../data/facts.ts";
import { usdText } from "../../i18n/count-text.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { TrainingInput } from "./input.ts";
import { plannedResult } from "./planned-result.ts";
import type { TrainingResult } from "./result.ts";

const share: Domain = { ...probability, aboveLow: true };

const below1: Domain = { low: 0, high: 0.99 };

/** An overhead on the chips' own energy: at least the chips themselves. */
const overhead: Domain = { low: 1, high: 5 };

const domains: Readonly<Record<DefaultedName, Domain>> = {
  failuresPerChipHour: positive,
  checkpointSeconds: positive,
  restartMinutes: notNegative,
  load: share,
  pue: overhead,
  usdPerKwh: notNegative,
  finalShare: share,
  staffShare: below1,
  idleShare: below1,
  dataUsd: notNegative,
};

/** Plan a run and say what it takes. */
export async function answerPlan(
  given: TrainingInput,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<TrainingResult>>> {
  const subject = readSubject(given, context, window);
  if (!subject.ok) return subject;
  const request = readRequest(given, subject.value, window.asOf);
  if (!request.ok) return request;
  const planned = await planTraining(
    request.value,
    context.facts,
    window,
    await context.executorFor(undefined),
  );
  if (!planned.ok) return planned;
  const t = translator(context.language);
  const { run, chip } = subject.value;
  const { cheaperOnDemand, rent } = planned.value;
  const { unlike } = planned.value.fitted;
  const lacksFormat =
    given.precision === undefined &&
    run !== undefined &&
    run.format !== (request.value.task.format ?? "bf16");
  const isSame = run !== undefined && run.chip.id === chip.id;
  return succeed({
    result: plannedResult({
      request: request.value,
      planned: planned.value,
      known: isSame ? run : undefined,
      modalities: subject.value.modalities,
    }),
    seed: given.seed,
    notes: [
      t("training.note.plan"),
      ...(isSame ? [t("training.note.in-sample")] : []),
      ...(lacksFormat
        ? [t("training.note.sixteen-bit", { chip: chip.id, format: run?.format ?? "bf16" })]
        : []),
      ...(unlike.length === 0
        ? []
        : [
            t("training.note.unlike", {
              ways: unlike.map((way) => t(`training.unlike.${way}`)).join(", "),
            }),
          ]),
      t("training.note.failures"),
      ...(cheaperOnDemand && rent
        ? [
            t("training.note.commitment-dearer", {
              term: rent.term,
              usd: usdText(rent.usd, t),
              quotes: rent.quotes,
              date: rent.to,
              other: usdText(cheaperOnDemand.usd, t),
              otherDate: cheaperOnDemand.to,
            }),
          ]
        : []),
      ...(planned.value.rent || request.value.price ? [] : [t("training.note.no-rent")]),
      ...(planned.value.purchase ? [] : [t("training.note.no-purchase")]),
    ],
  });
}

/** What is trained on what, and the published run that is most like it. */
interface Subject {
  readonly architecture: Architecture;
  readonly chip: PlannerChip;
  readonly run: KnownRun | undefined;
  readonly modalities: readonly ModalityBudget[];
}

function readSubject(given: TrainingInput, context: Context, window: FactWindow): Outcome<Subject> {
  if (given.model === undefined) return missing("model");
  const architecture = readModel(given.model, context.facts, window);
  if (!architecture.ok) return architecture;
  const runs = knownRuns(context.facts, window);
  if (!runs.ok) return runs;
  const run = runs.value.find((run) => run.architecture.id === architecture.value.id);
  const hardware = given.hardware ?? run?.chip.id;
  if (hardware === undefined) return missing("hardware");
  const chip = readChip(hardware, context.facts, window);
  if (!chip.ok) return chip;
  if (chip.value.kind !== "server") {
    return fail("not-a-server", { value: chip.value.id, kind: chip.value.kind });
  }
  const own = withPeak(chip.value, given.peak);
  if (!own.ok) return own;
  const modalities =
    given.modalities === undefined ? succeed([]) : readModalities(given.modalities);
  if (!modalities.ok) return modalities;
  return succeed({
    architecture: architecture.value,
    chip: own.value,
    run,
    modalities: modalities.value,
  });
}

const missing = (field: string) => fail("missing-input", { field });

function readRequest(
  given: TrainingInput,
  { architecture, chip, run, modalities }: Subject,
  asOf: string,
): Outcome<TrainingRequest> {
  const chips = given.chips ?? (run?.chipsPublished ? run.chips : undefined);
  if (chips === undefined) return missing("chips");
  const budget = modalities.reduce((sum, { tokens }) => sum + tokens, 0);
  if (budget > 0 && given.tokens !== undefined) {
    return fail("only-one-of", { field: "tokens", other: "modalities" });
  }
  const isTest = run?.quantity === "mfu" && run.published.chipHours === undefined;
  const tokens = given.tokens ?? (budget > 0 ? budget : isTest ? undefined : run?.tokens);
  if (tokens === undefined) return missing("tokens");
  const read = readQuantities(given, { chips, tokens });
  if (!read.ok) return read;
  const format = formatOn(chip, given.precision, run?.format ?? "bf16");
  if (!format.ok) return format;
  const { sequence, batchTokens, recomputation } = given;
  return succeed({
    ...read.value,
    task: {
      architecture,
      chip,
      format: format.value,
      ...(sequence === undefined ? {} : { sequence }),
      ...(batchTokens === undefined ? {} : { batchTokens }),
      ...(recomputation === undefined ? {} : { recomputation }),
      fixed: fixedPlan(given),
    },
    term: given.term,
    region: given.region,
    startDate: given.startDate ?? asOf,
    draws: given.draws,
    seed: given.seed,
  });
}

/** Parts of the parallel plan that are given; the rest is searched. */
const fixedPlan = ({ tp, pp, cp, ep, sharding, microBatch }: TrainingInput): FixedPlan => ({
  ...(tp === undefined ? {} : { tensor: tp }),
  ...(pp === undefined ? {} : { pipeline: pp }),
  ...(cp === undefined ? {} : { context: cp }),
  ...(ep === undefined ? {} : { expert: ep }),
  ...(sharding === undefined ? {} : { shardingStage: sharding as 1 | 2 | 3 }),
  ...(microBatch === undefined ? {} : { microBatch }),
});

/** The format asked for, which the chip must have; else the usual one, or 16 bits where it lacks that. */
function formatOn(
  chip: PlannerChip,
  asked: TrainingFormat | undefined,
  usual: TrainingFormat,
): Outcome<TrainingFormat> {
  const has = (format: TrainingFormat) => format === "bf16" || chip.peak[format] !== undefined;
  if (asked === undefined) return succeed(has(usual) ? usual : "bf16");
  if (has(asked)) return succeed(asked);
  const known = trainingFormats.filter(has).join(", ");
  return fail("format-not-on-chip", { value: asked, chip: chip.id, known });
}

type Quantities = Pick<TrainingRequest, "chips" | "tokens" | "mfu" | "price" | "given">;

function readQuantities(
  given: TrainingInput,
  { chips, tokens }: { readonly chips: number | string; readonly tokens: number | string },
): Outcome<Quantities> {
  const countOfChips = readQuantity("chips", chips, wholeCount);
  if (!countOfChips.ok) return countOfChips;
  const countOfTokens = readQuantity("tokens", tokens, positive);
  if (!countOfTokens.ok) return countOfTokens;
  const mfu = readOptional("mfu", given.mfu, share);
  if (!mfu.ok) return mfu;
  const price = readOptional("price", given.price, notNegative);
  if (!price.ok) return price;
  const others: Partial<Record<DefaultedName, Quantity>> = {};
  for (const name of defaulted) {
    const read = readOptional(name, given[name], domains[name]);
    if (!read.ok) return read;
    if (read.value) others[name] = read.value;
  }
  return succeed({
    chips: countOfChips.value,
    tokens: countOfTokens.value,
    mfu: mfu.value,
    price: price.value,
    given: others,
  });
}

const readOptional = (
  field: string,
  given: number | string | undefined,
  domain: Domain,
): Outcome<Quantity | undefined> =>
  given === undefined ? succeed(undefined) : readQuantity(field, given, domain);

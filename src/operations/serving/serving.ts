import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { runCostModel } from "../../costs/parts/run-cost-model.ts";
import { planDevice } from "../../costs/serving/device-fit.ts";
import { fitEfficiencies } from "../../costs/serving/fit-efficiencies.ts";
import { planningEfficiencies } from "../../costs/serving/fitted-efficiencies.ts";
import { listPrice } from "../../costs/serving/list-price.ts";
import { measuredResults } from "../../costs/serving/measured-results.ts";
import { planServing } from "../../costs/serving/plan-serving.ts";
import { publishedFormat, servedModel, servingFormats } from "../../costs/serving/served-model.ts";
import { servingCostModel } from "../../costs/serving/serving-cost-model.ts";
import { scoreboardFits, scoreServing } from "../../costs/serving/serving-scoreboard.ts";
import type { ServingSetup } from "../../costs/serving/serving-setup.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import { asOfFields, beliefField, fileOrName, seedField, windowOf } from "../contract/fields.ts";
import { type Answer, type Context, defineOperation } from "../contract/operation.ts";
import { inSteps } from "../shared/in-steps.ts";
import { servingAssumptions, servingDefaults, USUAL_ACCEPTANCE } from "./assumptions.ts";
import { costResult } from "./cost-result.ts";
import { deviceResult } from "./device-result.ts";
import { readServing, type ServingInput } from "./input.ts";
import { type ServingResult, servingSchema } from "./result.ts";
import { scoreboardResult } from "./scoreboard-result.ts";
import { viewServing } from "./view.ts";

const tokens = () => z.number().int().min(1).max(10_000_000);
const share = () => z.number().min(0).max(1);
const seconds = () => z.number().positive().max(3600);
const input = z.strictObject({
  model: fileOrName().optional(),
  hardware: z.string().optional(),
  scoreboard: z.boolean().default(false),
  prompt: tokens().default(servingDefaults.prompt),
  output: tokens().default(servingDefaults.output),
  cached: share().default(servingDefaults.cached),
  timeToFirstToken: seconds().default(servingDefaults.timeToFirstToken),
  timePerToken: seconds().default(servingDefaults.timePerToken),
  precision: z.enum(servingFormats).optional(),
  disaggregated: z.boolean().default(false),
  draft: z.number().int().min(0).max(16).default(0),
  acceptance: share().default(USUAL_ACCEPTANCE),
  utilization: beliefField().default(servingDefaults.utilization),
  usdPerChipHour: beliefField().optional(),
  load: beliefField().default(servingDefaults.load),
  buildingFactor: beliefField().default(servingDefaults.buildingFactor),
  cacheHours: beliefField().default(servingDefaults.cacheHours),
  usdPerGbMonth: beliefField().default(servingDefaults.usdPerGbMonth),
  listed: z.string().optional(),
  growth: z.number().min(1).max(1000).default(2),
  draws: z.number().int().min(256).max(1_000_000).default(4096),
  seed: seedField(),
  ...asOfFields,
});

/** What a token costs to serve, on servers at a latency or on a device. */
export default defineOperation({
  name: "serving",
  input,
  output: servingSchema,
  weight: ({ scoreboard, draws }) => (scoreboard ? 4 : 0.05 + draws * 1e-5),
  rows: "frontier",
  positional: [],
  examples: [
    { model: "deepseek-v3", hardware: "h800-sxm" },
    { model: "llama-3.1-70b", hardware: "h100-sxm", utilization: "0.5 to 0.8" },
    { hardware: "iphone-16-pro" },
  ],
  async run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    const read = readServing(given, context.facts, window.value);
    if (!read.ok) return read;
    if (given.scoreboard) return runScoreboard(read.value, context, window.value);
    if (!read.value.chip) {
      return fail("missing-input", { field: "hardware" });
    }
    if (read.value.chip.kind !== "server") return runDevice(given, read.value, context);
    return runServer(given, read.value, context, window.value);
  },
  view: viewServing,
});

async function runScoreboard(
  { architectures, chips }: ServingInput,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<ServingResult>>> {
  const measured = measuredResults(context.facts, window, architectures, chips);
  if (!measured.ok) return measured;
  const { results } = measured.value;
  if (results.length < 30) {
    return fail("not-determined", { value: "serving-throughput", n: results.length });
  }
  const seen = scoreboardFits(results);
  const fits = await inSteps(
    context,
    { total: seen.length, what: "progress.fits", size: 1 },
    (index) => succeed(fitEfficiencies(seen[index] ?? [])),
  );
  if (!fits.ok) return fits;
  return succeed({
    result: { scoreboard: scoreboardResult(scoreServing(results, fits.value), measured.value) },
    notes: [translator(context.language)("serving.note.scoreboard")],
  });
}

function runDevice(
  given: z.infer<typeof input>,
  { chip, architectures, architecture }: ServingInput,
  context: Context,
): Outcome<Answer<ServingResult>> {
  if (!chip) return fail("missing-input", { field: "hardware" });
  const plan = planDevice(chip, architecture ? [architecture] : architectures, {
    format: given.precision ?? "fp4",
    context: given.prompt + given.output,
    growth: given.growth,
    efficiencies: planningEfficiencies,
  });
  if (architecture && plan.fitting.length === 0 && plan.unlocked.length === 0) {
    return fail("does-not-fit-device", {
      value: architecture.name,
      chip: chip.id,
      roomGb: (plan.room / 1e9).toFixed(1),
      growth: given.growth,
    });
  }
  const t = translator(context.language);
  return succeed({
    result: { device: deviceResult(chip, plan, given.precision ?? "fp4", given.growth) },
    notes: [t("serving.note.device", { share: `${100 * plan.roomShare} %` })],
  });
}

async function runServer(
  given: z.infer<typeof input>,
  { chip, architecture, ...money }: ServingInput,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<ServingResult>>> {
  if (!architecture || !chip) {
    return fail("missing-input", { field: "model" });
  }
  const wanted = given.precision ?? publishedFormat(architecture);
  const format =
    given.precision === undefined && wanted === "fp16" && chip.peak.fp8 ? "fp8" : wanted;
  const setup: ServingSetup = {
    model: servedModel(architecture),
    chip,
    format,
    keyValueBytes: format === "fp16" ? 2 : 1,
    workload: {
      promptTokens: given.prompt,
      cachedShare: given.cached,
      outputTokens: given.output,
      beams: 1,
      draftTokens: given.draft,
      acceptance: given.acceptance,
    },
    efficiencies: planningEfficiencies,
    olderSoftware: false,
  };
  const limits = {
    timeToFirstToken: given.timeToFirstToken,
    // Asked for as a mean; the model's limit is on the 99th percentile.
    timePerToken: given.timePerToken / planningEfficiencies.tokenLatencyShare,
  };
  const plan = planServing(setup, limits, given.disaggregated);
  if (!plan.ok) return plan;
  const price =
    given.listed === undefined
      ? succeed(undefined)
      : listPrice(context.facts, window, given.listed);
  if (!price.ok) return price;
  const run = await runCostModel(
    servingCostModel({
      times: plan.value.times,
      inputPerOutput: given.prompt / given.output,
      cachedShare: given.cached,
      usdPerChipHour: money.usdPerChipHour,
      utilization: money.utilization,
      watt: money.watt,
      load: money.load,
      buildingFactor: money.buildingFactor,
      cache: {
        bytesPerToken: plan.value.memory.keyValueBytesPerToken,
        hours: money.cacheHours,
        usdPerGbMonth: money.usdPerGbMonth,
      },
      listPrice: price.value,
    }),
    { draws: given.draws, seed: given.seed, driversOf: ["output_reserved"] },
    context.executorFor(undefined),
  );
  if (!run.ok) return run;
  const t = translator(context.language);
  return succeed({
    result: costResult(setup, plan.value, run.value, {
      disaggregated: given.disaggregated,
      priceBasis: money.priceBasis,
      listPrice: price.value,
      assumptions: servingAssumptions(given, architecture, format, money.priceBasis),
    }),
    seed: given.seed,
    notes: [t("serving.note.cost"), ...(money.usdPerChipHour ? [] : [t("serving.note.no-price")])],
  });
}

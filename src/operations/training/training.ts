import { z } from "zod";
import { isIsoDate } from "../../base/calendar.ts";
import { priceTerms } from "../../costs/hardware/chip-price.ts";
import { regionNames } from "../../costs/training/cost-defaults.ts";
import { trainingFormats } from "../../costs/training/step-time.ts";
import { recomputations } from "../../costs/training/training-work.ts";
import { beliefField } from "../contract/belief-field.ts";
import { asOfFields, field, fileOrName, windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { answerBackSolve, answerRatio, answerScoreboard } from "./answers.ts";
import { answerPlan } from "./plan-answer.ts";
import { trainingOutput } from "./result.ts";
import { viewTraining } from "./view.ts";

const input = z.strictObject({
  model: field("model", fileOrName().optional()),
  chips: field("chips", beliefField().optional()),
  hardware: field("hardware", z.string().optional()),
  tokens: field("tokens", beliefField().optional()),
  modalities: field("modalities", z.string().max(1000).optional()),
  sequence: field("sequence", z.number().int().min(1).max(10_000_000).optional()),
  batchTokens: field("batchTokens", z.number().min(1).max(1e10).optional()),
  precision: field("precision", z.enum(trainingFormats).optional()),
  recomputation: field("recomputation", z.enum(recomputations).optional()),
  peak: field("peak", z.number().positive().max(1e18).optional()),
  mfu: field("mfu", beliefField().optional()),
  startDate: field("startDate", z.string().refine(isIsoDate, { error: "rule.date" }).optional()),
  term: field("term", z.enum(priceTerms).optional()),
  price: field("price", beliefField().optional()),
  region: field("region", z.enum(regionNames).default("us")),
  failuresPerChipHour: field("failuresPerChipHour", beliefField().optional()),
  checkpointSeconds: field("checkpointSeconds", beliefField().optional()),
  restartMinutes: field("restartMinutes", beliefField().optional()),
  load: field("load", beliefField().optional()),
  pue: field("pue", beliefField().optional()),
  usdPerKwh: field("usdPerKwh", beliefField().optional()),
  finalShare: field("finalShare", beliefField().optional()),
  staffShare: field("staffShare", beliefField().optional()),
  idleShare: field("idleShare", beliefField().optional()),
  dataUsd: field("dataUsd", beliefField().optional()),
  backSolve: field("backSolve", z.boolean().optional()),
  days: field("days", z.number().positive().optional()),
  cost: field("cost", z.number().positive().optional()),
  flop: field("flop", z.number().positive().optional()),
  compareWith: field("compareWith", z.string().optional()),
  scoreboard: field("scoreboard", z.boolean().optional()),
  draws: field("draws", z.number().int().min(256).max(1_000_000).default(8192)),
  seed: field("seed", z.number().int().min(0).max(Number.MAX_SAFE_INTEGER).default(1)),
  ...asOfFields,
});

export type TrainingInput = z.infer<typeof input>;

/** What a training run takes: plan, days, chip-hours, energy and money, and how well that fits. */
export default defineOperation({
  name: "training",
  input,
  output: trainingOutput,
  weight: ({ scoreboard, draws }) => (scoreboard ? 1.5 : 0.05 + draws * 1e-5),
  positional: [],
  examples: [
    { model: "llama-3.1-405b", chips: 16384, hardware: "h100-sxm" },
    {
      backSolve: true,
      chips: 22000,
      days: 100,
      hardware: "a100-sxm-80gb",
      cost: 8e7,
      flop: 2.184e25,
    },
    { hardware: "h100", compareWith: "a100" },
  ],
  run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    if (given.scoreboard) return answerScoreboard(context, window.value);
    if (given.backSolve) return answerBackSolve(given, context, window.value);
    if (given.compareWith !== undefined) return answerRatio(given, context, window.value);
    return answerPlan(given, context, window.value);
  },
  view: viewTraining,
});

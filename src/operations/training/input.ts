import { z } from "zod";
import { rentTerms } from "../../costs/hardware/chip-price.ts";
import { postTrainingMethods } from "../../costs/post-training/methods.ts";
import { regionNames } from "../../costs/training/cost-defaults.ts";
import { trainingFormats } from "../../costs/training/step-time.ts";
import { recomputations } from "../../costs/training/training-work.ts";
import { asOfFields, beliefField, dateField, fileOrName, seedField } from "../contract/fields.ts";

export const input = z.strictObject({
  model: fileOrName().optional(),
  chips: beliefField().optional(),
  hardware: fileOrName().optional(),
  tokens: beliefField().optional(),
  modalities: z.string().max(1000).optional(),
  sequence: z.number().int().min(1).max(10_000_000).optional(),
  batchTokens: z.number().min(1).max(1e10).optional(),
  precision: z.enum(trainingFormats).optional(),
  recomputation: z.enum(recomputations).optional(),
  tp: z.number().int().min(1).max(1024).optional(),
  pp: z.number().int().min(1).max(1024).optional(),
  cp: z.number().int().min(1).max(1024).optional(),
  ep: z.number().int().min(1).max(1024).optional(),
  sharding: z.number().int().min(1).max(3).optional(),
  microBatch: z.number().int().min(1).max(1024).optional(),
  peak: z.number().positive().max(1e18).optional(),
  mfu: beliefField().optional(),
  startDate: dateField().optional(),
  term: z.enum(rentTerms).optional(),
  price: beliefField().optional(),
  region: z.enum(regionNames).default("us"),
  failuresPerChipHour: beliefField().optional(),
  checkpointSeconds: beliefField().optional(),
  restartMinutes: beliefField().optional(),
  load: beliefField().optional(),
  pue: beliefField().optional(),
  usdPerKwh: beliefField().optional(),
  finalShare: beliefField().optional(),
  staffShare: beliefField().optional(),
  idleShare: beliefField().optional(),
  dataUsd: beliefField().optional(),
  backSolve: z.boolean().optional(),
  days: z.number().positive().optional(),
  cost: z.number().positive().optional(),
  flop: z.number().positive().max(1e35).optional(),
  compareWith: z.string().optional(),
  method: z.enum(postTrainingMethods).optional(),
  rank: z.number().int().min(1).max(4096).default(16),
  steps: z.number().int().min(1).max(1e7).optional(),
  batch: z.number().int().min(1).max(1e6).default(128),
  prompt: z.number().int().min(1).max(1e6).default(512),
  answer: z.number().int().min(1).max(1e6).default(1024),
  longest: z.number().int().min(1).max(1e6).optional(),
  samplingChips: z.number().int().min(1).max(64).optional(),
  scoreboard: z.boolean().optional(),
  draws: z.number().int().min(256).max(1_000_000).default(8192),
  seed: seedField(),
  ...asOfFields,
});

export type TrainingInput = z.infer<typeof input>;

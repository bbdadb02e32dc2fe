import { z } from "zod";
import { priceTerms } from "../../costs/hardware/chip-price.ts";
import { regionNames } from "../../costs/training/cost-defaults.ts";
import { trainingFormats } from "../../costs/training/step-time.ts";
import { recomputations } from "../../costs/training/training-work.ts";
import { asOfFields, beliefField, dateField, fileOrName, seedField } from "../contract/fields.ts";

export const input = z.strictObject({
  model: fileOrName().optional(),
  chips: beliefField().optional(),
  hardware: z.string().optional(),
  tokens: beliefField().optional(),
  modalities: z.string().max(1000).optional(),
  sequence: z.number().int().min(1).max(10_000_000).optional(),
  batchTokens: z.number().min(1).max(1e10).optional(),
  precision: z.enum(trainingFormats).optional(),
  recomputation: z.enum(recomputations).optional(),
  peak: z.number().positive().max(1e18).optional(),
  mfu: beliefField().optional(),
  startDate: dateField().optional(),
  term: z.enum(priceTerms).optional(),
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
  flop: z.number().positive().optional(),
  compareWith: z.string().optional(),
  scoreboard: z.boolean().optional(),
  draws: z.number().int().min(256).max(1_000_000).default(8192),
  seed: seedField(),
  ...asOfFields,
});

export type TrainingInput = z.infer<typeof input>;

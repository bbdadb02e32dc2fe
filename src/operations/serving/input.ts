import { z } from "zod";
import { cacheFormats, servingFormats } from "../../costs/serving/served-model.ts";
import { servingDefaults, USUAL_ACCEPTANCE } from "../../costs/serving/serving-defaults.ts";
import { regionNames } from "../../costs/training/cost-defaults.ts";
import { asOfFields, beliefField, fileOrName, seedField } from "../contract/fields.ts";

const tokens = () => z.number().int().min(1).max(10_000_000);
const share = () => z.number().min(0).max(1);
const seconds = () => z.number().positive().max(3600);

/** Other chips that one question may compare with. */
const MOST_BESIDE = 7;

/** A model on chips under a workload, within limits; or the scoreboard. */
export const servingInput = z.strictObject({
  model: fileOrName().optional(),
  hardware: fileOrName().optional(),
  beside: z.array(z.string().min(1)).max(MOST_BESIDE).optional(),
  scoreboard: z.boolean().default(false),
  prompt: tokens().default(servingDefaults.prompt),
  output: tokens().default(servingDefaults.output),
  cached: share().default(servingDefaults.cached),
  timeToFirstToken: seconds().default(servingDefaults.timeToFirstToken),
  timePerToken: seconds().default(servingDefaults.timePerToken),
  precision: z.enum(servingFormats).optional(),
  cachePrecision: z.enum(cacheFormats).optional(),
  weightBits: z.number().min(1).max(32).optional(),
  chips: z.number().int().min(1).max(4096).optional(),
  tp: z.number().int().min(1).max(1024).optional(),
  ep: z.number().int().min(1).max(4096).optional(),
  dpAttention: z.number().int().min(1).max(4096).optional(),
  requestsPerSecond: z.number().positive().max(1e7).optional(),
  region: z.enum(regionNames).default("us"),
  offline: z.boolean().default(false),
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

export type ServingInput = z.infer<typeof servingInput>;

import { z } from "zod";
import { fitSchema } from "../shared/public-fit.ts";

const agentSchema = z.object({
  id: z.string(),
  date: z.string().nullable(),
  p50Minutes: z.number().nullable(),
  p80Minutes: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  /** Whether the horizon is shorter or longer than every task, hence not on the trend. */
  extrapolated: z.boolean(),
  /** Why an agent has no horizon. */
  problem: z.string().optional(),
});

/** How long the tasks are that agents complete, as the contract shapes it. */
export const horizonSchema = z.object({
  agents: z.array(agentSchema),
  level: z.number(),
  /** Absent when fewer than three records are dated. */
  trend: fitSchema.nullable(),
});

export type Agent = z.infer<typeof agentSchema>;
export type HorizonResult = z.infer<typeof horizonSchema>;

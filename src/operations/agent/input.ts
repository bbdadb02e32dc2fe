import { z } from "zod";
import { MOST_TRIES } from "../../costs/agent/agent-model.ts";
import { asOfFields, beliefField, seedField } from "../contract/fields.ts";

/** A task of many steps, the agent that does it, and who checks. */
export const agentInput = z.strictObject({
  step: beliefField().optional(),
  steps: beliefField().default(1),
  agent: z.string().optional(),
  taskMinutes: beliefField().optional(),
  spread: beliefField().optional(),
  tries: z.number().int().min(1).max(MOST_TRIES).default(1),
  verifier: beliefField().default(0),
  recall: beliefField().default(1),
  repeats: beliefField().default(0),
  usdPerStep: beliefField().default(0),
  minutesPerStep: beliefField().default(0),
  usdPerCheck: beliefField().default(0),
  draws: z.number().int().min(256).max(1_000_000).default(8192),
  seed: seedField(),
  ...asOfFields,
});

export type AgentInput = z.infer<typeof agentInput>;

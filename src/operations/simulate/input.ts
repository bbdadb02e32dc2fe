import { z } from "zod";
import { asOfFields, file, seedField } from "../contract/fields.ts";

/** A model, how many samples to draw of it, and how. */
export const simulateInput = z.strictObject({
  model: file("examples/training-run.yaml"),
  draws: z
    .number()
    .int()
    .min(1)
    .max(2 ** 32 - 1)
    .default(100_000),
  seed: seedField(),
  quantiles: z.array(z.number().gt(0).lt(1)).min(1).max(99).optional(),
  ...asOfFields,
  method: z.enum(["sobol", "random"]).default("sobol"),
  mode: z.enum(["strict", "fast"]).default("strict"),
  tails: z.enum(["usual", "deep"]).default("usual"),
  precision: z.enum(["double", "single"]).default("double"),
  threads: z.number().int().min(1).max(256).optional(),
});

export type SimulateInput = z.output<typeof simulateInput>;

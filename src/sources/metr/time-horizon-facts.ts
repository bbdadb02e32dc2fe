import { z } from "zod";
import { factsFile } from "../shared/facts-file.ts";

/** Path of what is read by hand of METR's results. */
export const timeHorizonFactsFile = factsFile("time-horizons");

const page = { date: z.iso.date(), source: z.url() };
const minutes = z.number().positive();

const report = z
  .strictObject({
    suite: z.enum(["1.1", "1.0"]),
    agent: z.string(),
    ...page,
    first: z
      .strictObject({ p50: minutes, low: minutes.optional(), high: minutes.optional() })
      .optional(),
    revised: z.strictObject(page).optional(),
  })
  .refine(
    ({ first, revised }) => (first === undefined) === (revised === undefined),
    "must have both `first` and `revised`, or neither",
  );

/** The models behind METR's agents, and when results were published. */
export const timeHorizonFacts = z.strictObject({
  reports: z.array(report).default([]),
  models: z.array(
    z.strictObject({ model: z.string(), lab: z.string(), agents: z.array(z.string()).min(1) }),
  ),
});

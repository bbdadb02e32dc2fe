import { z } from "zod";

/** A quantity that may be uncertain: a number, a range such as `5 to 10`, or a distribution. */
export const beliefField = () =>
  z.union([z.number(), z.string().max(1000)], { error: "rule.belief" });

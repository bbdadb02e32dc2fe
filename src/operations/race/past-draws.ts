import { z } from "zod";
import type { Outcome } from "../../base/outcome.ts";
import { drawPastDays, type PastDraw } from "../../observatory/race/past-races.ts";
import { raceBasis } from "../../observatory/race/race-basis.ts";
import { mechanisms, type RacePriors } from "../../observatory/race/race-priors.ts";
import { dateField } from "../contract/fields.ts";
import { definePartWork } from "../contract/part-work.ts";

const normal = z.strictObject({ mean: z.number(), sd: z.number() });
const logNormal = z.strictObject({ median: z.number(), logSd: z.number() });
const without = z.array(z.enum(mechanisms));

const priors: z.ZodType<RacePriors> = z.strictObject({
  pace: normal,
  catchUp: normal,
  scatter: logNormal,
  ownPace: z.number(),
  common: z.number(),
  releases: logNormal.extend({ shape: z.number() }),
  silence: logNormal,
  silenceByGap: normal,
  return: z.number(),
  capital: z.number(),
  without,
});

const asked = z.strictObject({ asOf: dateField(), priors });

const part: z.ZodType<PastDraw> = z.strictObject({
  origin: dateField(),
  votes: z.boolean(),
  without: without.optional(),
});

/** The race as it would have been drawn on a past day. */
export default definePartWork(
  { asked, part },
  (facts, { asOf, priors: believed }): Outcome<(draw: PastDraw) => unknown> => {
    const basis = raceBasis(facts, { asOf, hindsight: false });
    return basis.ok ? drawPastDays(facts, basis.value, believed) : basis;
  },
);

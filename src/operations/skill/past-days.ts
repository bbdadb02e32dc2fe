import { z } from "zod";
import { succeed } from "../../base/outcome.ts";
import { trends } from "../../trends/index.ts";
import { type PastDays, pastDaysOf } from "../../trends/parts/forecast/past-forecasts.ts";
import { dateField } from "../contract/fields.ts";
import { definePartWork } from "../contract/part-work.ts";

const part: z.ZodType<PastDays> = z.strictObject({
  trend: z.enum(trends.map(({ id }) => id)),
  days: z.array(dateField()),
});

/** What was known of a trend on some past days, and what would have been forecast from it. */
export default definePartWork({ asked: z.strictObject({}), part }, (facts) =>
  succeed(pastDaysOf(facts)),
);

import { z } from "zod";
import { spreadForms } from "../../costs/agent/spread-forms.ts";
import { driversSchema } from "../shared/drivers-table.ts";

const interval = z.object({ value: z.number(), lower: z.number(), upper: z.number() });

export type Interval = z.infer<typeof interval>;

/** The answer of `agent`; every interval is the 5 % to 95 % quantile, its value the median. */
export const agentSchema = z.object({
  /** Share of tasks that end in an accepted, right answer. */
  success: z.number(),
  lower: z.number(),
  upper: z.number(),
  level: z.number(),
  /** One try, if every task were equally hard. */
  independent: z.number(),
  oneTry: interval,
  /** Share of accepted answers that are right. */
  precision: interval,
  /** Tries used for a task, on average. */
  tries: interval,
  costPerSuccess: interval.nullable(),
  minutesPerSuccess: interval.nullable(),
  /** One try under other forms of spread with the same horizons. */
  forms: z.array(z.object({ form: z.enum(spreadForms), success: z.number() })),
  /** Steps done with probability 0.5 and 0.8; `null` when no step fails. */
  horizonSteps: z.object({ p50: z.number().nullable(), p80: z.number().nullable() }).nullable(),
  /** Absent when the spread was given. */
  horizonFit: z
    .object({
      suite: z.string(),
      medianRatio: z.number(),
      constantFailureRatio: z.number(),
      spread: z.object({ p05: z.number(), p50: z.number(), p95: z.number() }),
      agents: z.array(
        z.object({
          model: z.string(),
          date: z.string(),
          p50Minutes: z.number(),
          p80Minutes: z.number(),
          ratio: z.number(),
          spread: z.number(),
        }),
      ),
    })
    .nullable(),
  /** Success of one try by length, in parts of the task's own; `steps` where those are a number. */
  byLength: z.array(
    z.object({
      length: z.number(),
      steps: z.number().nullable(),
      success: interval,
      independent: z.number(),
    }),
  ),
  drivers: driversSchema,
});

export type AgentResult = z.infer<typeof agentSchema>;

import { z } from "zod";
import { spreadForms } from "../../costs/agent/spread-forms.ts";
import { formatNumber, formatUsd } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { driversSchema, driversTable } from "../shared/drivers-table.ts";

const interval = z.object({ value: z.number(), lower: z.number(), upper: z.number() });
type Interval = z.infer<typeof interval>;

/** The answer of `agent`; every interval is the 5 % to 95 % quantile, its value the median. */
export const agentOutput = z.object({
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

export type AgentResult = z.infer<typeof agentOutput>;

/** The answer of `agent` for a person. */
export function viewAgent(
  result: AgentResult,
  t: Translate,
  given: { readonly tries: number; readonly agent?: string | undefined },
): Document {
  const facts = {
    success: formatNumber(result.success),
    lower: formatNumber(result.lower),
    upper: formatNumber(result.upper),
    level: `${100 * result.level} %`,
    independent: formatNumber(result.independent),
    tries: given.tries,
  };
  return [
    { kind: "title", text: t("agent.title") },
    {
      kind: "finding",
      text: t(given.tries === 1 ? "agent.finding.one" : "agent.finding.tries", facts),
    },
    figuresTable(result, t),
    ...formsTable(result, t),
    ...fitBlocks(result, t),
    ...driversTable(result.drivers, t),
  ];
}

function figuresTable(result: AgentResult, t: Translate): Block {
  const row = (label: string, figure: Interval, format: (value: number) => string) => {
    const [lower, upper] = [format(figure.lower), format(figure.upper)];
    return [label, format(figure.value), lower === upper ? "–" : `${lower} – ${upper}`];
  };
  const { success: value, lower, upper } = result;
  const { costPerSuccess, minutesPerSuccess } = result;
  return {
    kind: "table",
    columns: [
      { label: t("agent.figure") },
      { label: t("view.value"), align: "right" },
      { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
    ],
    rows: [
      row(t("agent.success"), { value, lower, upper }, formatNumber),
      row(t("agent.one-try"), result.oneTry, formatNumber),
      [t("agent.independent"), formatNumber(result.independent), "–"],
      row(t("agent.precision"), result.precision, formatNumber),
      row(t("agent.tries"), result.tries, formatNumber),
      ...(costPerSuccess ? [row(t("agent.cost"), costPerSuccess, formatUsd)] : []),
      ...(minutesPerSuccess ? [row(t("agent.minutes"), minutesPerSuccess, formatNumber)] : []),
    ],
  };
}

function formsTable({ forms }: AgentResult, t: Translate): readonly Block[] {
  if (forms.length === 0) return [];
  return [
    { kind: "heading", text: t("agent.forms") },
    {
      kind: "table",
      columns: [{ label: t("agent.form") }, { label: t("agent.one-try"), align: "right" }],
      rows: forms.map(({ form, success }) => [t(`agent.form.${form}`), formatNumber(success)]),
    },
  ];
}

function fitBlocks({ horizonFit, horizonSteps }: AgentResult, t: Translate): readonly Block[] {
  const steps: readonly Block[] =
    horizonSteps?.p50 && horizonSteps.p80
      ? [
          {
            kind: "paragraph",
            text: t("agent.horizon-steps", {
              p50: formatNumber(horizonSteps.p50),
              p80: formatNumber(horizonSteps.p80),
            }),
          },
        ]
      : [];
  if (!horizonFit) return steps;
  const { spread } = horizonFit;
  return [
    ...steps,
    {
      kind: "paragraph",
      text: t("agent.fit", {
        n: horizonFit.agents.length,
        suite: horizonFit.suite,
        ratio: formatNumber(horizonFit.medianRatio),
        constant: formatNumber(horizonFit.constantFailureRatio, 4),
        spread: formatNumber(spread.p50),
        lower: formatNumber(spread.p05),
        upper: formatNumber(spread.p95),
      }),
    },
  ];
}

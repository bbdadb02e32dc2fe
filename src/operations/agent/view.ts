import { usdText } from "../../i18n/count-text.ts";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { driversTable } from "../shared/drivers-table.ts";
import type { AgentResult, Interval } from "./result.ts";

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
      ...(costPerSuccess ? [row(t("agent.cost"), costPerSuccess, (usd) => usdText(usd, t))] : []),
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

import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { rateText } from "../../i18n/rate-text.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block, Document } from "../../reports/document.ts";
import { findingBlocks } from "../../reports/findings/finding.ts";
import { scalingFinding } from "../../reports/findings/scaling-finding.ts";
import { heldByTexts } from "../shared/break-held-by.ts";
import { trendTitle } from "../shared/trend-words.ts";
import { parameterNames, type ScalingResult } from "./result.ts";

const right = "right" as const;

/** The law for a person, the plans that follow, and whether the pace has changed. */
export function viewScaling(result: ScalingResult, t: Translate): Document {
  return [
    { kind: "title", text: t("scaling.title") },
    ...findingBlocks(scalingFinding(result, t)),
    {
      kind: "table",
      columns: [
        { label: t("scaling.parameter") },
        { label: t("view.value"), align: "right" },
        { label: t("scaling.standard-error"), align: "right" },
        { label: `${100 * result.level} % ${t("view.interval")}`, align: "right" },
        { label: t("scaling.distance"), align: "right" },
      ],
      rows: parameterNames.map((name) => {
        const { value, standardError, lower, upper } = result.parameters[name];
        return [
          name,
          value.toPrecision(7),
          standardError === null ? "–" : formatNumber(standardError),
          lower === null || upper === null
            ? "–"
            : `[${formatNumber(lower, 4)}, ${formatNumber(upper, 4)}]`,
          formatPercent(result.distanceToPublished[name] ?? 0),
        ];
      }),
    },
    { kind: "heading", text: t("scaling.plans") },
    {
      kind: "table",
      columns: [
        "FLOP",
        t("scaling.parameters"),
        t("scaling.tokens"),
        t("scaling.ratio"),
        t("scaling.loss"),
      ].map((label) => ({ label, align: "right" as const })),
      rows: result.computeOptimal.map((plan) =>
        [plan.flop, plan.parameters, plan.tokens, plan.tokensPerParameter, plan.loss].map((value) =>
          formatNumber(value),
        ),
      ),
    },
    ...viewDataLimit(result, t),
    ...viewBreaks(result, t),
  ];
}

/** What a stock of tokens allows; nothing when none was given. */
const viewDataLimit = ({ dataLimit }: ScalingResult, t: Translate): readonly Block[] =>
  dataLimit === undefined
    ? []
    : [
        { kind: "heading", text: t("scaling.data") },
        {
          kind: "table",
          columns: [
            "scaling.epochs",
            "scaling.tokens",
            "scaling.effective",
            "scaling.parameters",
            "scaling.flop",
            "scaling.loss",
          ].map((key) => ({ label: t(key as MessageKey), align: right })),
          rows: dataLimit.map((limit) =>
            [
              limit.epochs,
              limit.tokens,
              limit.effectiveTokens,
              limit.parameters,
              limit.flop,
              limit.loss,
            ].map((value) => formatNumber(value)),
          ),
        },
      ];

/** Where the pace has changed, how sure that is, and by when. */
const viewBreaks = (result: ScalingResult, t: Translate): readonly Block[] =>
  result.break.length === 0
    ? []
    : [
        { kind: "heading", text: t("scaling.break") },
        {
          kind: "table",
          columns: [
            { label: t("skill.trend") },
            { label: t("scaling.break.date") },
            { label: `90 % ${t("view.interval")}` },
            { label: t("scaling.break.before"), align: right },
            { label: t("scaling.break.after"), align: right },
            { label: t("scaling.break.probability"), align: right },
            { label: t("scaling.break.slower"), align: right },
          ],
          rows: result.break.map((each) => [
            trendTitle(each.trend, t),
            each.date,
            `${each.lower} – ${each.upper}`,
            rateText(each.growthBefore, each.scale),
            rateText(each.growthAfter, each.scale),
            formatPercent(each.probability),
            formatPercent(each.slower),
          ]),
        },
        {
          kind: "list",
          items: result.break.map(({ trend, heldBy }) =>
            [
              t("scaling.break.held-by", { trend: trendTitle(trend, t), n: heldBy.length }),
              ...heldByTexts(heldBy, t),
            ].join(" "),
          ),
        },
        {
          kind: "table",
          columns: [
            { label: t("scaling.break.by") },
            ...result.break.map(({ trend }) => ({ label: trend, align: right })),
          ],
          rows: [...new Set(result.break.flatMap(({ by }) => by.map(({ date }) => date)))]
            .sort()
            .map((date) => [
              date,
              ...result.break.map(({ by }) => {
                const found = by.find((each) => each.date === date);
                return found ? formatPercent(found.probability) : "–";
              }),
            ]),
        },
      ];

import { formatNumber, formatPercent } from "../../i18n/format.ts";
import { rateText } from "../../i18n/rate-text.ts";
import type { MessageKey, Translate } from "../../i18n/translate.ts";
import type { Block } from "../../reports/document.ts";
import type { ScalingResult } from "./scaling.ts";

const right = "right" as const;

/** What a stock of tokens allows; nothing when none was given. */
export const viewDataLimit = ({ dataLimit }: ScalingResult, t: Translate): readonly Block[] =>
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
export const viewBreaks = (result: ScalingResult, t: Translate): readonly Block[] =>
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
            t(`trend.${each.trend}.title` as MessageKey),
            each.date,
            `${each.lower} – ${each.upper}`,
            rateText(each.growthBefore, each.scale),
            rateText(each.growthAfter, each.scale),
            formatPercent(each.probability),
            formatPercent(each.slower),
          ]),
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

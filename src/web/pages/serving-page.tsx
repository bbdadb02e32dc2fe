import { usdText } from "../../i18n/count-text.ts";
import { formatNumber, formatPercent } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { CostResult, ServingResult } from "../../operations/serving/result.ts";
import { useApp, useLink } from "../app-context.ts";
import type { Assumed } from "../components/assumed.ts";
import type { HeadlineFigure } from "../components/headline.tsx";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import { ServingScoreboard, servingViews } from "../serving/serving-figures.tsx";
import { useSuggestions } from "../use-suggestions.ts";

const first = [
  "model",
  "hardware",
  "beside",
  "listed",
  "timePerToken",
  "prompt",
  "output",
  "cached",
  "usdPerChipHour",
];

/** What a million tokens cost to serve at a latency. */
export default function ServingPage() {
  const { t } = useApp();
  const link = useLink();
  const suggestions = useSuggestions({
    model: ["architectures", "id"],
    hardware: ["planner-chips", "id"],
    listed: ["api-prices", "model"],
  });
  return (
    <QuestionPage<ServingResult>
      operation="serving"
      title="web.serving.title"
      lead="web.serving.lead"
      first={first}
      defaults={{ model: "deepseek-v3", hardware: "h800-sxm", listed: "deepseek-v3" }}
      suggestions={{ ...suggestions, beside: suggestions["hardware"] ?? [] }}
      assumed={assumedOf}
      headline={(result) => headlineOf(result, t)}
      pictures={({ envelope }) => (isCost(envelope) ? servingViews(envelope, t) : [])}
    >
      {({ envelope }) => (
        <>
          {"scoreboard" in envelope.result && (
            <ServingScoreboard result={envelope.result.scoreboard} envelope={envelope} />
          )}
          <SeeAlso
            links={[
              { text: "web.price", href: link(["price"]) },
              { text: "web.trend.inference-price", href: link(["trend", "inference-price"]) },
              { text: "web.serving.scoreboard", href: link(["serving"], { scoreboard: "1" }) },
            ]}
          />
        </>
      )}
    </QuestionPage>
  );
}

const isCost = (envelope: Envelope<ServingResult>): envelope is Envelope<CostResult> =>
  "frontier" in envelope.result;

/** What the plan took for sliders that the reader has not moved. */
function assumedOf(result: ServingResult): Assumed {
  if (!("frontier" in result)) return {};
  const { usd, source } = result.usdPerChipHour;
  return usd === null ? {} : { usdPerChipHour: { value: usd, ...(source ? { source } : {}) } };
}

function headlineOf(result: ServingResult, t: Translate): readonly HeadlineFigure[] {
  if (!("frontier" in result)) return [];
  const { cost, tokensPerSecondPerChip, listPrice, level, point } = result;
  const figure = (
    label: string,
    spread: { readonly value: number; readonly lower: number; readonly upper: number },
    write: (value: number) => string,
  ) => ({
    label,
    value: write(spread.value),
    range: t("web.interval", {
      level: formatPercent(level),
      lower: write(spread.lower),
      upper: write(spread.upper),
    }),
  });
  return [
    ...(cost
      ? [figure(t("web.serving.output-cost"), cost.reserved.output, (usd) => usdText(usd, t))]
      : []),
    figure(t("serving.chip-rate"), tokensPerSecondPerChip, formatNumber),
    { label: t("serving.user-speed"), value: formatNumber(point.tokensPerSecondPerUser) },
    ...(listPrice?.breakEvenUtilization
      ? [figure(t("web.serving.break-even-at"), listPrice.breakEvenUtilization, formatPercent)]
      : []),
  ];
}

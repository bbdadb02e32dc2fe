import type { LagResult } from "../../operations/lag/result.ts";
import type { TrendResult } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { BarOverModels } from "../lag/bar-over-models.tsx";
import { Arrivals, FieldBars, OpenLag, StillBehind } from "../lag/lag-figures.tsx";
import { useSuggestions } from "../use-suggestions.ts";
import { useAnswer } from "../use-work.ts";

/** Who is near the frontier, who crossed a bar when, with the bar to drag, and how far open weights trail. */
export default function LagPage() {
  const { asOf, change, t } = useApp();
  const models = useAnswer<TrendResult>("trend", {
    id: "capability",
    ...(asOf ? { asOf } : {}),
  });
  const suggestions = useSuggestions({ bar: ["capability-scores", "model"] });
  const trend = models.value?.envelope.result;
  return (
    <QuestionPage<LagResult>
      operation="lag"
      title="web.lag.title"
      lead="web.lag.lead"
      first={["bar"]}
      defaults={{}}
      suggestions={suggestions}
      pictures={({ envelope }) => {
        const data = { result: envelope.result, envelope };
        const { arrivals, survival, open } = envelope.result;
        return [
          { id: "field", label: t("lag.field"), content: <FieldBars {...data} /> },
          {
            id: "bar",
            label: t("web.lag.bar-over-models"),
            content: trend && "kind" in trend && trend.kind === "fit" && models.value && (
              <BarOverModels
                trend={trend}
                envelope={models.value.envelope}
                bar={envelope.result.bar.score}
                onMove={(bar) => change({ bar: String(bar) })}
              />
            ),
          },
          ...(arrivals.length > 0
            ? [
                {
                  id: "arrivals",
                  label: t("web.lag.view.arrivals"),
                  content: <Arrivals {...data} />,
                },
              ]
            : []),
          ...(open ? [{ id: "open", label: t("lag.open"), content: <OpenLag {...data} /> }] : []),
          ...(survival.length > 1
            ? [{ id: "survival", label: t("lag.still-behind"), content: <StillBehind {...data} /> }]
            : []),
        ];
      }}
    />
  );
}

import type { LagResult } from "../../operations/lag/result.ts";
import type { TrendResult } from "../../operations/trend/result.ts";
import { useApp } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { BarOverModels } from "../lag/bar-over-models.tsx";
import { Arrivals, OpenLag, StillBehind } from "../lag/lag-figures.tsx";
import { useAnswer } from "../use-work.ts";

/** Who crossed a bar when, with the bar to drag, and how far open weights trail. */
export default function LagPage() {
  const { asOf, change } = useApp();
  const models = useAnswer<TrendResult>("trend", {
    id: "capability",
    ...(asOf ? { asOf } : {}),
  });
  const trend = models.value?.envelope.result;
  return (
    <QuestionPage<LagResult>
      operation="lag"
      title="web.lag.title"
      lead="web.lag.lead"
      first={["bar"]}
      defaults={{}}
    >
      {({ envelope }) => (
        <>
          {trend && "kind" in trend && trend.kind === "fit" && models.value && (
            <BarOverModels
              trend={trend}
              envelope={models.value.envelope}
              bar={envelope.result.bar.score}
              onMove={(bar) => change({ bar: String(bar) })}
            />
          )}
          <Arrivals result={envelope.result} envelope={envelope} />
          <OpenLag result={envelope.result} envelope={envelope} />
          <StillBehind result={envelope.result} envelope={envelope} />
        </>
      )}
    </QuestionPage>
  );
}

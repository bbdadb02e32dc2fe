import type { TrainingResult } from "../../operations/training/result.ts";
import { useApp, useLink } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { SeeAlso } from "../components/see-also.tsx";
import { trainingViews } from "../training/training-figures.tsx";
import { trainingHeadline } from "../training/training-headline.ts";
import { TrainingScoreboard } from "../training/training-scoreboard.tsx";
import { useSuggestions } from "../use-suggestions.ts";

const first = ["model", "hardware", "chips", "tokens", "mfu", "price", "draws"];

/** The planner of training runs. */
export default function TrainingPage() {
  const { t } = useApp();
  const link = useLink();
  const suggestions = useSuggestions({
    model: ["architectures", "id"],
    hardware: ["planner-chips", "id"],
    compareWith: ["planner-chips", "id"],
  });
  return (
    <QuestionPage<TrainingResult>
      operation="training"
      title="web.training.title"
      lead="web.training.lead"
      first={first}
      suggestions={suggestions}
      closed={["compareWith"]}
      assumed={assumedOf}
      headline={(result) => trainingHeadline(result, t)}
      pictures={({ envelope }) =>
        envelope.result.mode === "plan" ? trainingViews(envelope.result, envelope, t) : []
      }
    >
      {({ envelope }) => (
        <>
          {envelope.result.mode === "scoreboard" && (
            <TrainingScoreboard result={envelope.result} envelope={envelope} />
          )}
          <SeeAlso
            links={[
              { text: "web.training.scoreboard", href: link(["training"], { scoreboard: "1" }) },
              { text: "web.trend.training-cost", href: link(["trend", "training-cost-amortised"]) },
              { text: "web.scenario", href: link(["scenario"]) },
            ]}
          />
        </>
      )}
    </QuestionPage>
  );
}

/** What the plan took for sliders that the reader has not moved. */
function assumedOf(result: TrainingResult) {
  if (result.mode !== "plan") return {};
  const { rent } = result.prices;
  return {
    tokens: { value: Number(result.tokens.toPrecision(4)) },
    mfu: { value: Number(result.mfu.step.value.toPrecision(3)) },
    ...(rent ? { price: { value: rent.usd, source: rent.source } } : {}),
    ...Object.fromEntries(
      result.defaults.flatMap(({ name, belief, source }) => {
        const value = Number(belief);
        return Number.isFinite(value) ? [[name, { value, source }]] : [];
      }),
    ),
  };
}

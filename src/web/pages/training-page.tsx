import type { TrainingResult } from "../../operations/parts/training-output.ts";
import { useApp } from "../app-context.ts";
import { QuestionPage } from "../components/question-page.tsx";
import { TrainingFigures } from "../training/training-figures.tsx";
import { trainingHeadline } from "../training/training-headline.ts";
import { useSuggestions } from "../use-suggestions.ts";

const first = ["model", "hardware", "chips", "tokens", "mfu", "price", "draws"];

/** The planner of training runs. */
export default function TrainingPage() {
  const { t } = useApp();
  const suggestions = useSuggestions({
    model: ["architectures", "id"],
    hardware: ["planner-chips", "id"],
  });
  return (
    <QuestionPage<TrainingResult>
      operation="training"
      title="web.training.title"
      lead="web.training.lead"
      first={first}
      suggestions={suggestions}
      assumed={assumedOf}
      headline={(result) => trainingHeadline(result, t)}
    >
      {({ envelope }) =>
        envelope.result.mode === "plan" && (
          <TrainingFigures result={envelope.result} envelope={envelope} />
        )
      }
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

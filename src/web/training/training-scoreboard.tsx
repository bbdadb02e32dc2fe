import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { ScoreboardResult } from "../../operations/training/result.ts";
import { useApp } from "../app-context.ts";
import { ErrorScatter } from "../components/error-scatter.tsx";

/** Predicted over published chip-hours of every known run, held out when it was predicted. */
export function TrainingScoreboard({
  result,
  envelope,
}: {
  readonly result: ScoreboardResult;
  readonly envelope: Envelope;
}) {
  const { t } = useApp();
  return (
    <ErrorScatter
      name="training-scoreboard"
      title={t("web.training.scoreboard.chart")}
      sizeLabel={t("label.chips")}
      rows={result.scoreboard.map(({ run, chips, ratio, quantity, published, lower, upper }) => ({
        label: run,
        size: chips,
        ratio,
        // Twice the utilisation is half of the hours.
        ...(quantity === "mfu"
          ? { lower: published / upper, upper: published / lower }
          : { lower: lower / published, upper: upper / published }),
      }))}
      envelope={envelope}
    />
  );
}

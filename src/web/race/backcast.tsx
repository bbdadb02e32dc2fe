import type { RaceResult } from "../../operations/race/result.ts";
import { viewScores } from "../../operations/race/scores-view.ts";
import { useApp } from "../app-context.ts";
import { DocumentView } from "../components/document-view.tsx";
import { useAnswer } from "../use-work.ts";

/** Draws of the forecast beside the scores, which it is not about. */
const FEW = 100;

/** How such forecasts would have fared, beside the forecast. */
export function Backcast() {
  const { asOf, t } = useApp();
  const answer = useAnswer<RaceResult>("race", {
    backcast: true,
    draws: FEW,
    ...(asOf ? { asOf } : {}),
  });
  const scores = answer.value?.envelope.result.scores;
  if (!scores) return <p className="waiting">{t("web.waiting")}</p>;
  return (
    <section>
      <DocumentView document={viewScores(scores, t)} name="race-backcast" />
    </section>
  );
}

import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { fitEfficiencies } from "../../costs/serving/fit-efficiencies.ts";
import { measuredResults } from "../../costs/serving/measured-results.ts";
import { servingCases } from "../../costs/serving/serving-cases.ts";
import {
  FEWEST_RESULTS,
  scoreboardFits,
  scoreServing,
} from "../../costs/serving/serving-scoreboard.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import { inSteps } from "../shared/in-steps.ts";
import type { ServingQuestion } from "./read-input.ts";
import type { ServingResult } from "./result.ts";
import { scoreboardResult } from "./scoreboard-to-result.ts";

/** Every measured result beside the prediction made without its group. */
export async function answerScoreboard(
  { architectures, chips }: ServingQuestion,
  context: Context,
  window: FactWindow,
): Promise<Outcome<Answer<ServingResult>>> {
  const measured = measuredResults(context.facts, window, architectures, chips);
  if (!measured.ok) return measured;
  const cases = servingCases(context.facts, window);
  if (!cases.ok) return cases;
  const { results } = measured.value;
  if (results.length < FEWEST_RESULTS) {
    return fail("not-determined", { value: "serving-throughput", n: results.length });
  }
  const seen = scoreboardFits(results, cases.value);
  const steps = { total: seen.length, what: "progress.fits", size: 1 } as const;
  const fits = await inSteps(context, steps, (index) =>
    succeed(fitEfficiencies(seen[index] ?? [])),
  );
  if (!fits.ok) return fits;
  return succeed({
    result: {
      scoreboard: scoreboardResult(scoreServing(results, cases.value, fits.value), measured.value),
    },
    notes: [translator(context.language)("serving.note.scoreboard")],
  });
}

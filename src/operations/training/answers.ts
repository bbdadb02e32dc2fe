import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readChip } from "../../costs/hardware/read-chip.ts";
import { withPeak } from "../../costs/hardware/with-peak.ts";
import { readQuantity, wholeCount } from "../../costs/parts/read-quantity.ts";
import { scorePostTraining } from "../../costs/post-training/post-training-runs.ts";
import { achievedRatio } from "../../costs/training/achieved-ratio.ts";
import { backSolve } from "../../costs/training/back-solve.ts";
import { knownRuns, leftOut } from "../../costs/training/known-runs.ts";
import { measuredRuns } from "../../costs/training/measured-runs.ts";
import { otherScores } from "../../costs/training/score-others.ts";
import { scorePublishedCosts, summarizeCosts } from "../../costs/training/score-published-costs.ts";
import { scoreTraining } from "../../costs/training/scoreboard.ts";
import type { FactWindow } from "../../data/facts.ts";
import { translator } from "../../i18n/translate.ts";
import type { Answer, Context } from "../contract/operation.ts";
import type { TrainingInput } from "./input.ts";
import type { TrainingResult } from "./result.ts";

type TrainingAnswer = Outcome<Answer<TrainingResult>>;

/** Every known run beside the prediction made without its group. */
export function answerScoreboard(context: Context, window: FactWindow): TrainingAnswer {
  const runs = measuredRuns(context.facts, window);
  if (!runs.ok) return runs;
  const board = scoreTraining(runs.value);
  if (!board.ok) return board;
  const { scored, groups, medianAbsoluteError, coverage80, unplaced, kinds, efficiencies } =
    board.value;
  const costs = scorePublishedCosts(context.facts, window);
  if (!costs.ok) return costs;
  const further = scorePostTraining(context.facts, window);
  if (!further.ok) return further;
  const t = translator(context.language);
  return succeed({
    result: {
      mode: "scoreboard",
      scoreboard: scored.map((one) => ({
        run: one.run.id,
        group: one.run.group,
        quantity: one.quantity,
        published: one.published,
        predicted: one.predicted,
        lower: one.lower,
        upper: one.upper,
        ratio: one.chipHourRatio,
        kind: one.kind,
        chips: one.run.chips,
        chipsPublished: one.run.chipsPublished,
        source: one.run.source,
      })),
      others: [...otherScores(scored)],
      postTraining: [...further.value],
      costs: costs.value.map((score) => ({
        ...score,
        revised: [...score.revised],
        today: score.today ?? null,
      })),
      costSummary: [...summarizeCosts(costs.value)],
      kinds: [...kinds],
      efficiencies: { ...efficiencies },
      groups,
      medianAbsoluteError,
      coverage80,
      leftOut: [
        ...Object.entries(leftOut).map(([run, reason]) => ({ run, reason })),
        ...unplaced.map(({ id, code }) => ({ run: id, reason: code })),
      ],
    },
    notes: [t("training.note.scoreboard")],
  });
}

/** What a claimed cost and duration imply. */
export function answerBackSolve(
  given: TrainingInput,
  context: Context,
  window: FactWindow,
): TrainingAnswer {
  const needed = (["chips", "days", "hardware"] as const).find((name) => given[name] === undefined);
  if (needed) return fail("missing-input", { field: needed });
  const chips = readQuantity("chips", given.chips ?? 0, wholeCount);
  if (!chips.ok) return chips;
  if (chips.value.value === undefined) {
    return fail("invalid-input", {
      ...{ field: "chips", rule: "rule.certain", example: 22_000 },
      value: String(given.chips),
    });
  }
  const chip = readChip(given.hardware ?? "", context.facts, window);
  if (!chip.ok) return chip;
  const own = withPeak(chip.value, given.peak);
  if (!own.ok) return own;
  const claim = backSolve({
    chips: chips.value.value,
    days: given.days ?? 0,
    peak: own.value.peak.fp16 ?? Number.NaN,
    ...(given.cost === undefined ? {} : { costUsd: given.cost }),
    ...(given.flop === undefined ? {} : { flop: given.flop }),
  });
  return succeed({
    result: {
      mode: "back-solve",
      hardware: chip.value.id,
      chipHours: claim.chipHours,
      usdPerChipHour: claim.usdPerChipHour ?? null,
      mfu: claim.mfu ?? null,
    },
    notes: [translator(context.language)("training.note.back-solve")],
  });
}

/** How much faster one chip trained than another. */
export function answerRatio(
  { hardware, compareWith }: TrainingInput,
  context: Context,
  window: FactWindow,
): TrainingAnswer {
  if (hardware === undefined) {
    return fail("missing-input", { field: "hardware" });
  }
  const runs = knownRuns(context.facts, window);
  if (!runs.ok) return runs;
  const ids = runs.value.map(({ chip }) => chip.id);
  const unknown = [hardware, compareWith ?? ""].find(
    (name) => !ids.some((id) => id.startsWith(name)),
  );
  if (unknown !== undefined) {
    return fail("unknown-hardware", { value: unknown, known: [...new Set(ids)].join(", ") });
  }
  const ratio = achievedRatio(runs.value, hardware, compareWith ?? "");
  if (!ratio.ok) return ratio;
  return succeed({
    result: { mode: "ratio", ...ratio.value, runs: [...ratio.value.runs] },
    notes: [translator(context.language)("training.note.ratio")],
  });
}

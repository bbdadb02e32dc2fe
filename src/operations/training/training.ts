import { windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { answerBackSolve, answerRatio, answerScoreboard } from "./answers.ts";
import { answerFlopCost } from "./flop-answer.ts";
import { input } from "./input.ts";
import { trainingPictures } from "./pictures.ts";
import { answerPlan } from "./plan-answer.ts";
import { answerPostTraining } from "./post-training-answer.ts";
import { trainingSchema } from "./result.ts";
import { viewTraining } from "./view.ts";

/** What a training run takes: plan, days, chip-hours, energy and money, and how well that fits. */
export default defineOperation({
  name: "training",
  input,
  output: trainingSchema,
  weight: ({ scoreboard, draws }) => (scoreboard ? 1.5 : 0.05 + draws * 1e-5),
  positional: [],
  examples: [
    { model: "llama-3.1-405b", chips: 16384, hardware: "h100-sxm" },
    {
      backSolve: true,
      chips: 22000,
      days: 100,
      hardware: "a100-sxm-80gb",
      cost: 8e7,
      flop: 2.184e25,
    },
    { hardware: "h100", compareWith: "a100" },
  ],
  run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    if (given.scoreboard) return answerScoreboard(context, window.value);
    if (given.backSolve) return answerBackSolve(given, context, window.value);
    if (given.method !== undefined) {
      return answerPostTraining({ ...given, method: given.method }, context, window.value);
    }
    if (given.flop !== undefined && given.model === undefined) {
      return answerFlopCost({ ...given, flop: given.flop }, context, window.value);
    }
    if (given.compareWith !== undefined) return answerRatio(given, context, window.value);
    return answerPlan(given, context, window.value);
  },
  view: viewTraining,
  pictures: trainingPictures,
});

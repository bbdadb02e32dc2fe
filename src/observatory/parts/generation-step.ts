import { type ScoredModels, scoresOf } from "./scored-model.ts";

/** Models that define the size of a generation: from the first to the second. */
export const generationModels = { from: "gpt-3.5-turbo-0613", to: "gpt-4-0314" } as const;

/** A generation on a scale: the two models that define it, by their places, and its size. */
export interface GenerationStep {
  readonly from: number;
  readonly to: number;
  /** Points of the scale, above zero. */
  readonly points: number;
}

/** How large a generation is; absent while the scale lacks one of the models that define it. */
export function generationStep(scored: ScoredModels): GenerationStep | undefined {
  const place = (name: string) => scored.models.findIndex(({ version }) => version === name);
  const [from, to] = [place(generationModels.from), place(generationModels.to)];
  const scores = scoresOf(scored);
  const points = (scores[to] ?? Number.NaN) - (scores[from] ?? Number.NaN);
  return points > 0 ? { from, to, points } : undefined;
}

import { type Outcome, succeed } from "../../base/outcome.ts";
import type { CapabilityData } from "../../observatory/capability-fit.ts";
import {
  bootstrapItemResponse,
  type ItemResponseDraws,
} from "../../stats/bootstrap-item-response.ts";
import type { ItemResponseFit } from "../../stats/fit-item-response.ts";
import { inSteps, joinDraws, type StepContext } from "./in-steps.ts";

/** Draws of every model's capability from refits to resampled scores, in steps. */
export async function drawCapabilities(
  { scores, anchorBenchmark, anchors }: CapabilityData,
  fit: ItemResponseFit,
  { resamples, seed }: { readonly resamples: number; readonly seed: number },
  context: StepContext,
): Promise<Outcome<ItemResponseDraws>> {
  const recipe = { anchorBenchmark, penalty: fit.penalty };
  const steps = { total: resamples, what: "progress.resamples" } as const;
  const parts = await inSteps(context, steps, (from, to) =>
    bootstrapItemResponse(scores, recipe, fit, anchors, { seed, from, to }),
  );
  if (!parts.ok) return parts;
  return succeed({
    capabilities: fit.models.map((_, model) =>
      joinDraws(parts.value.map(({ capabilities }) => capabilities[model] as Float64Array)),
    ),
    unconverged: parts.value.reduce((sum, { unconverged }) => sum + unconverged, 0),
  });
}

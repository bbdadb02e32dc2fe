import { fail, type Outcome, succeed } from "../outcome.ts";
import type { ItemResponseFit } from "./fit-item-response.ts";

/** Two models whose published values fix a scale. */
export interface ScaleAnchors {
  readonly low: ScaleAnchor;
  readonly high: ScaleAnchor;
}

/** A model and its value on the scale. */
export interface ScaleAnchor {
  readonly model: string;
  readonly value: number;
}

/** value = offset + factor · raw. */
export interface PublicScale {
  readonly offset: number;
  readonly factor: number;
}

/**
 * The straight line that takes the raw capabilities of two anchor models to their public values.
 *
 * @returns the line; a problem when an anchor is not among the models or both stand level
 */
export function publicScale(
  models: ItemResponseFit["models"],
  anchors: ScaleAnchors,
): Outcome<PublicScale> {
  const low = models.find(({ model }) => model === anchors.low.model);
  if (!low) return fail("unknown-name", { value: anchors.low.model });
  const high = models.find(({ model }) => model === anchors.high.model);
  if (!high) return fail("unknown-name", { value: anchors.high.model });
  const factor = (anchors.high.value - anchors.low.value) / (high.capability - low.capability);
  if (!Number.isFinite(factor)) {
    return fail("not-determined", { value: `${low.model} / ${high.model}`, n: 2 });
  }
  return succeed({ factor, offset: anchors.low.value - factor * low.capability });
}

/** A raw capability on the public scale. */
export const toPublicScale = (scale: PublicScale, capability: number): number =>
  scale.offset + scale.factor * capability;

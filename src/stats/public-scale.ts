import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { ItemResponseFit } from "./fit-item-response.ts";
import { fitLine } from "./fit-line.ts";

/** Models whose published values fix a scale: two exactly, more by least squares. */
export type ScaleAnchors = readonly ScaleAnchor[];

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
 * The straight line that takes the raw capabilities of anchor models to their public values.
 *
 * @returns the line; or a problem when an anchor is not among the models, or when fewer than two of
 *   them differ
 */
export function publicScale(
  models: ItemResponseFit["models"],
  anchors: ScaleAnchors,
): Outcome<PublicScale> {
  const raw = new Map(models.map(({ model, capability }) => [model, capability]));
  const missing = anchors.find(({ model }) => !raw.has(model));
  if (missing) return fail("unknown-name", { value: missing.model });
  const line = fitLine(
    anchors.map(({ model }) => raw.get(model)!),
    anchors.map(({ value }) => value),
  );
  if (!line) {
    const names = anchors.map(({ model }) => model).join(" / ");
    return fail("not-determined", { value: names, n: anchors.length });
  }
  return succeed({ factor: line.slope, offset: line.intercept });
}

/** A raw capability on the public scale. */
export const toPublicScale = (scale: PublicScale, capability: number): number =>
  scale.offset + scale.factor * capability;

import type { Fit } from "./trend.ts";

/** Which way a quantity goes; undetermined where the forms do not agree. */
export const directions = ["up", "down", "undetermined"] as const;
export type Direction = (typeof directions)[number];

/** The direction on which all forms that the points determine agree. */
export function directionOf(forms: readonly { readonly fit: Fit }[]): Direction {
  const ways = new Set(
    forms.map(({ fit: { scale, growthPerYear } }) =>
      Math.sign(scale === "log" ? growthPerYear - 1 : growthPerYear),
    ),
  );
  const [way, ...others] = ways;
  return others.length > 0 || !way ? "undetermined" : way > 0 ? "up" : "down";
}

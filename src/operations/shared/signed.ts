import { formatPercent } from "../../i18n/format.ts";

/** A relative error with its sign. */
export const signed = (error: number): string =>
  `${error >= 0 ? "+" : "−"}${formatPercent(Math.abs(error))}`;

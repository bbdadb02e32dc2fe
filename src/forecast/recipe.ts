import type { MemberName } from "./member.ts";
import type { SeriesKind } from "./series.ts";

/**
 * The day on which the choices of the method were fixed: those below, the constants of this folder
 * and the plans of the trends.
 *
 * Some thirty configurations were scored on the whole sample of forecasts up to the summer of 2026
 * before these were chosen. Scores of origins before the day of the freeze are therefore optimistic;
 * those after it are printed apart.
 */
export const FROZEN_ON = "2026-11-29";

/** Weight of each member before any score: a long series is a straight line until it is not. */
export const priorWeight = (kind: SeriesKind, member: MemberName): number => {
  if (kind !== "scatter") return 1;
  return { "straight-line": 4, damped: 1, walk: 1 }[member as string] ?? 0;
};

/** How strongly a better score draws weight. */
export const SHARPNESS = 8;

/** Outcomes at which a series' own scores count as much as those of all series. */
export const OWN_SCORES = 4;

/** Kinds that share their calibration: scatter is too wide for long, the others too narrow. */
export const calibrationGroup = (kind: SeriesKind): "scatter" | "step" =>
  kind === "scatter" ? "scatter" : "step";

/** The level of the bands that are calibrated and scored. */
export const BAND_LEVEL = 0.8;

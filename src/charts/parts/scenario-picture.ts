import type { PicturePoint } from "./trend-picture.ts";

/** The parts of a scenario that a chart needs: estimates, projections and the range these span. */
export interface ScenarioPicture {
  readonly unit: string;
  readonly points: readonly PicturePoint[];
  readonly projections: readonly PicturePoint[];
  readonly band: readonly {
    readonly date: string;
    readonly lower: number;
    readonly upper: number;
  }[];
}

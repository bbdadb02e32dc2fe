import type { PicturePoint } from "./trend-picture.ts";

/** As much of a scenario band as a chart needs: estimates, projections and what those span. */
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

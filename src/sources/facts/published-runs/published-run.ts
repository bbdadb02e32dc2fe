/**
 * A training run as its makers published it. A field is present only where the cited page states
 * the figure, or where it is the sum or product of two figures stated there.
 */
export interface PublishedRun {
  readonly model: string;
  /** Publication of the model. */
  readonly date: string;
  /** Publication of the figures; the model's when absent. */
  readonly reported?: string;
  readonly source: string;
  /** Address of figures that `source` does not state. */
  readonly otherSource?: string;
  readonly activeParameters?: number;
  readonly totalParameters?: number;
  readonly tokens?: number;
  readonly trainingFlop?: number;
  /** Chip as named in dataset `hardware`. */
  readonly hardware?: string;
  readonly chips?: number;
  readonly chipHours?: number;
  readonly days?: number;
  /** Utilisation while a step runs. */
  readonly utilization?: number;
  /** `model`: useful operations only; `hardware`: recomputation counted as well. */
  readonly utilizationKind?: "model" | "hardware";
  /** Whether layers were computed again as a whole; `selective` where it is stated otherwise. */
  readonly recomputation?: "full" | "selective";
  /** `fp8` where matrix multiplications ran in 8 bits. */
  readonly numberFormat?: "fp8";
  readonly energyKwh?: number;
  readonly costUsd?: number;
  /** Share of wall time spent on steps that counted. */
  readonly goodput?: number;
}

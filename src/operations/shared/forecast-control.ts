import type { ForecastControl } from "../../trends/parts/forecast/past-forecasts.ts";
import type { Context } from "../contract/operation.ts";

/** Progress and cancellation of making the forecasts of the past again. */
export const forecastControl = ({ progress, cancelled }: Context): ForecastControl => ({
  ...(cancelled && { cancelled }),
  ...(progress && { onTrend: progress }),
});

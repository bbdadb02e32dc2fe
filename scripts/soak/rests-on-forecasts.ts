/**
 * Operations that rest on the forecasts of all past days: these are made beforehand for the embedded
 * facts alone, and take minutes for any others.
 */
export const restsOnForecasts: ReadonlySet<string> = new Set(["skill", "history", "trend", "race"]);

import { dayNumber } from "../../base/calendar.ts";
import type { Edition, KnownStart } from "./edition.ts";
import type { TrainingRun } from "./training-run.ts";

/** When a run's hardware was bought and when training began, in days since 1970-01-01. */
export interface TrainingDates {
  readonly acquisitionDay: number;
  readonly startDay: number;
}

const DEFAULT_HOURS = 793.5;
const DAYS_TO_PUBLISH = 60;
const DAYS_TO_INSTALL = 60;

/**
 * Dates of a run: known starts first, else publication minus 60 days minus the training time.
 * Stated hours are counted in full; days may have fractions.
 */
export function trainingDates(run: TrainingRun, edition: Edition): TrainingDates {
  const startDay = startOf(run, edition);
  return { startDay, acquisitionDay: startDay - DAYS_TO_INSTALL };
}

function startOf(run: TrainingRun, edition: Edition): number {
  const trainingDays = (run.hours === undefined ? DEFAULT_HOURS : Math.trunc(run.hours)) / 24;
  const known = edition.knownStarts.find((start) => applies(start, run.name));
  if (known?.begins !== undefined) return dayNumber(known.begins);
  if (known?.ends !== undefined) return dayNumber(known.ends) - trainingDays;
  return dayNumber(run.published) - trainingDays - DAYS_TO_PUBLISH;
}

const applies = (start: KnownStart, name: string): boolean =>
  start.match === "exact" ? name === start.name : name.includes(start.name);

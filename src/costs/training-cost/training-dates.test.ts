import { expect, test } from "vitest";
import { dayNumber } from "../../base/calendar.ts";
import { edition202406, edition202506 } from "./edition.ts";
import { trainingDates } from "./training-dates.ts";
import type { TrainingRun } from "./training-run.ts";

const runOf = (name: string, hours?: number): TrainingRun => ({
  name,
  published: "2023-11-06",
  organization: "",
  hardware: [],
  hours,
});

test("training ends 60 days before publication and its hardware was bought 60 days before it", () => {
  const { startDay, acquisitionDay } = trainingDates(runOf("Model", 240.9), edition202406);
  expect(startDay).toBe(dayNumber("2023-11-06") - 60 - 10);
  expect(acquisitionDay).toBe(startDay - 60);
});

test("a run of unknown length takes the median, 793.5 hours", () => {
  const { startDay } = trainingDates(runOf("Model"), edition202406);
  expect(startDay).toBe(dayNumber("2023-11-06") - 60 - 793.5 / 24);
});

test("known starts replace the rule", () => {
  expect(trainingDates(runOf("Gemini 1.0 Ultra"), edition202406).startDay).toBe(
    dayNumber("2023-05-10"),
  );
  expect(trainingDates(runOf("GPT-4", 2280), edition202406).startDay).toBe(
    dayNumber("2022-08-15") - 95,
  );
  expect(trainingDates(runOf("GPT-3.5 (text-davinci-003)"), edition202406).startDay).toBe(
    dayNumber("2022-03-14"),
  );
  expect(trainingDates(runOf("GPT-3 175B (davinci)"), edition202406).startDay).toBe(
    dayNumber("2019-10-01"),
  );
});

test("later editions do not date GPT-4 Turbo by GPT-4", () => {
  const first = trainingDates(runOf("GPT-4 Turbo", 240), edition202406).startDay;
  const later = trainingDates(runOf("GPT-4 Turbo", 240), edition202506).startDay;
  expect(first).toBe(dayNumber("2022-08-15") - 10);
  expect(later).toBe(dayNumber("2023-11-06") - 70);
});

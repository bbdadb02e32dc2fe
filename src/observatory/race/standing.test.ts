import { expect, test } from "vitest";
import { scoredModel as model } from "../../../test/support/scored-model.ts";
import { monthsBetween } from "../../base/calendar.ts";
import { fieldOf } from "../parts/field.ts";
import { type Release, yearOf } from "./race-history.ts";
import { standingOn } from "./standing.ts";

/** "Was" led until it was passed; "Late" never led and stands where "Was" stood when it began. */
const models = [
  model("Was", "was-1", "2025-01-01", 125),
  model("Was", "was-2", "2025-04-01", 141),
  model("Lead", "lead-1", "2025-10-01", 150),
  model("Late", "late-1", "2025-12-31", 124),
];
const day = "2025-12-31";

const releases = models.map(
  ({ organization, label, date, eci }): Release => ({
    lab: organization ?? "",
    date,
    year: yearOf(date),
    score: eci,
    label,
    lower: undefined,
    upper: undefined,
    scoredBy: "index",
  }),
);

test("the lag of a race and the months since another lab passed are two numbers of one set of facts", () => {
  const scored = { models, draws: [], level: 0.9, tolerance: () => 0 };
  const lead = models[2]!;
  const field = fieldOf(scored, lead, { score: 150, first: lead }, day);
  const passed = Object.fromEntries(
    field.contenders.map(({ organization, monthsSincePassed }) => [
      organization,
      monthsSincePassed,
    ]),
  );
  const lag = Object.fromEntries(
    standingOn(releases, day).map(({ lab, lagMonths }) => [lab, lagMonths]),
  );
  // Who leads has neither.
  expect([lag["Lead"], passed["Lead"]]).toEqual([0, 0]);
  // Who never led was passed when the frontier first stood there.
  expect(lag["Late"]).toBeCloseTo(passed["Late"] ?? Number.NaN, 9);
  expect(lag["Late"]).toBeCloseTo(monthsBetween("2025-01-01", day), 9);
  // Who led was passed lately, and stands where the frontier stood when it set its record.
  expect(passed["Was"]).toBeCloseTo(monthsBetween("2025-10-01", day), 9);
  expect(lag["Was"]).toBeCloseTo(monthsBetween("2025-04-01", day), 9);
});

import { expect, test } from "vitest";
import { tallySkipped } from "./tally-skipped.ts";

const labels = {
  blank: { en: "blank", zh: "空" },
  double: { en: "double", zh: "重复" },
};

test("rows left out are counted by reason, and a reason that no row has is not listed", () => {
  const expected = [{ reason: "double", label: labels.double, count: 2 }];
  expect(tallySkipped(labels, ["double", "double"])).toEqual(expected);
  expect(tallySkipped(labels, { blank: 0, double: 2 })).toEqual(expected);
});

test("reasons stand in the order of their labels", () => {
  const reasons = tallySkipped(labels, ["double", "blank", "double"]);
  expect(reasons.map(({ reason, count }) => [reason, count])).toEqual([
    ["blank", 1],
    ["double", 2],
  ]);
});

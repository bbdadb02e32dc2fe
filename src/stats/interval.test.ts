import { expect, test } from "vitest";
import { symmetricInterval } from "./interval.ts";

test("reaches equally far to both sides and says what it is", () => {
  expect(symmetricInterval(3, 2, 0.9, "mean")).toEqual({
    value: 3,
    lower: 1,
    upper: 5,
    level: 0.9,
    kind: "mean",
  });
});

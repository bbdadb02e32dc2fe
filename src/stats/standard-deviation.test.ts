import { expect, test } from "vitest";
import { standardDeviation } from "./standard-deviation.ts";

test("matches the certified value of NIST NumAcc3, where one pass loses all digits", () => {
  const values = [
    1_000_000.2,
    ...Array.from({ length: 1000 }, (_, i) => 1_000_000 + (i % 2 ? 0.3 : 0.1)),
  ];
  expect(standardDeviation(values)).toBeCloseTo(0.1, 10);
});

test("fewer than two values have none", () => {
  expect(standardDeviation([1])).toBeNaN();
});

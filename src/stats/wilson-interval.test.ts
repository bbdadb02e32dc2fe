import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

test("the interval of a share agrees with published values", () => {
  // R: prop.test(81, 263, correct = FALSE), in R. G. Newcombe, Statistics in Medicine 17 (1998).
  const { lower, upper } = wilsonInterval(81 / 263, 263, 0.95);
  expect([lower, upper].map((end) => end.toFixed(4))).toEqual(["0.2553", "0.3662"]);
  const none = wilsonInterval(0, 20, 0.95);
  expect([none.lower, none.upper].map((end) => end.toFixed(4))).toEqual(["0.0000", "0.1611"]);
});

import { expect, test } from "vitest";
import { inputLimits } from "../base/limits.ts";
import { readScalingPoints } from "./scaling-points.ts";

const read = (line: string) =>
  readScalingPoints({ file: "points.csv", text: `Model Size,Training FLOP,loss\n${line}\n` });

test("tokens follow from compute and parameters", () => {
  expect(read("100,6000,2.5")).toEqual({
    ok: true,
    value: [{ parameters: 100, trainingFlop: 6000, tokens: 10, loss: 2.5 }],
  });
});

test("refuses a loss of zero", () => {
  expect(read("100,6000,0")).toEqual({
    ok: false,
    error: {
      code: "bad-cell",
      facts: {
        file: "points.csv",
        row: 2,
        column: "loss",
        rule: "a number above 0",
        value: "0",
      },
    },
  });
});

test("more runs than a fit can use are refused before any is read", () => {
  const text = `Model Size,Training FLOP,loss\n${"1e8,1e19,3\n".repeat(inputLimits.scalingRows + 1)}`;
  expect(readScalingPoints({ file: "data", text })).toEqual({
    ok: false,
    error: {
      code: "too-many-rows",
      facts: { file: "data", value: inputLimits.scalingRows + 1, rule: inputLimits.scalingRows },
    },
  });
});

import { expect, test } from "vitest";
import { inputLimits } from "../base/limits.ts";
import { readDatedValues } from "./dated-values.ts";

test("a series with more rows than have a slope for each pair in memory is refused", () => {
  const most = inputLimits.valueRows;
  const text = `date,value\n${"2024-01-01,3\n".repeat(most + 1)}`;
  expect(readDatedValues({ file: "data", text })).toEqual({
    ok: false,
    error: { code: "too-many-rows", facts: { file: "data", value: most + 1, rule: most } },
  });
});

import { expect, test } from "vitest";
import { readCapabilityScores } from "./capability-scores.ts";

const header = "model,model_date,benchmark,benchmark_date,performance,source\n";
const read = (line: string) =>
  readCapabilityScores({ file: "scores.csv", text: `${header}${line}\n` });

test("reads a score", () => {
  expect(read("m,2025-01-02,GPQA,2023-11-20,0.85,x")).toEqual({
    ok: true,
    value: [
      {
        model: "m",
        modelDate: "2025-01-02",
        benchmark: "GPQA",
        benchmarkDate: "2023-11-20",
        performance: 0.85,
      },
    ],
  });
});

test("refuses a score above 1, as of a table in percent", () => {
  expect(read("m,2025-01-02,GPQA,2023-11-20,85,x")).toEqual({
    ok: false,
    error: {
      code: "bad-cell",
      facts: {
        file: "scores.csv",
        row: 2,
        column: "performance",
        rule: "a number from 0 to 1",
        value: "85",
      },
    },
  });
});

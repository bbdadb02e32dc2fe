import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { trainingComputeGrowth } from "./training-compute-growth.ts";

describe("growth of training compute", () => {
  test.skipIf(!inputsPresent)(
    "agrees but for the upper end of its interval (needs ../shared)",
    () => {
      const rows = rowsOf(trainingComputeGrowth, inputsOf("pinned/training-cost-2024-06"));
      expect(disagreeing(rows)).toEqual(["training-compute-growth/upper"]);
      // SciPy's linregress and t.ppf on the same 356 models.
      expect(rows.map(({ ours }) => ours)).toEqual([
        expect.closeTo(4.147351554739, 10),
        expect.closeTo(3.684960191646, 10),
        expect.closeTo(4.667764107083, 10),
      ]);
    },
  );

  test("is not run without its inputs", () => {
    const rows = rowsOf(trainingComputeGrowth, inputsOf());
    expect(rows.every(({ verdict }) => verdict === "not run")).toBe(true);
  });
});

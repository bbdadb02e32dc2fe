import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { trainingComputeGrowth } from "./training-compute-growth.ts";

test("growth of training compute agrees but for the upper end of its interval", () => {
  const rows = replicateOne(trainingComputeGrowth, carried);
  expect(disagreeing(rows)).toEqual(["training-compute-growth/upper"]);
  // SciPy's linregress and t.ppf on the same 356 models.
  expect(rows.map(({ ours }) => ours)).toEqual([
    expect.closeTo(4.147351554739, 10),
    expect.closeTo(3.684960191646, 10),
    expect.closeTo(4.667764107083, 10),
  ]);
});

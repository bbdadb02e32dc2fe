import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { trainingCost202406 } from "./training-cost-2024-06.ts";

test("training cost of the first edition agrees in every number, from the carried tables", () => {
  const rows = replicateOne(trainingCost202406, carried);
  expect(rows).toHaveLength(trainingCost202406.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

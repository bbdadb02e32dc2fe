import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { trainingCost202409 } from "./training-cost-2024-09.ts";

test("training cost of the second edition agrees in every number, from the carried tables", () => {
  const rows = replicateOne(trainingCost202409, carried);
  expect(rows).toHaveLength(trainingCost202409.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

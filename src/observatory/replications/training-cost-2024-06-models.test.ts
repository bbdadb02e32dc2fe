import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { trainingCost202406Models } from "./training-cost-2024-06-models.ts";

test("the cost of each model of the first edition agrees, from the carried tables", () => {
  const rows = replicateOne(trainingCost202406Models, carried);
  expect(rows).toHaveLength(trainingCost202406Models.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

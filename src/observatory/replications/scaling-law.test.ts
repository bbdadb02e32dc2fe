import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { scalingLaw } from "./scaling-law.ts";

test("the Chinchilla scaling law agrees in every number, from the carried tables", {
  tags: "long",
}, () => {
  const rows = replicateOne(scalingLaw, carried);
  expect(rows).toHaveLength(scalingLaw.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { capabilityIndex } from "./capability-index.ts";

test("the capability index agrees in every number, from the carried tables", () => {
  const rows = replicateOne(capabilityIndex, carried);
  expect(rows).toHaveLength(capabilityIndex.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

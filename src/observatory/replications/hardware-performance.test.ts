import { expect, test } from "vitest";
import { bare, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { hardwarePerformance } from "./hardware-performance.ts";

test("performance of chips agrees in every number, from the embedded facts alone", () => {
  const rows = replicateOne(hardwarePerformance, bare);
  expect(rows).toHaveLength(hardwarePerformance.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

import { expect, test } from "vitest";
import { bare, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { timeHorizonTrend } from "./time-horizon-trend.ts";

test("doubling of the time horizon agrees in every number, from the embedded facts alone", () => {
  const rows = replicateOne(timeHorizonTrend, bare);
  expect(rows).toHaveLength(timeHorizonTrend.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

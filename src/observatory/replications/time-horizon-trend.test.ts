import { expect, test } from "vitest";
import { disagreeing, inputsOf, rowsOf } from "../../../test/support/replication.ts";
import { timeHorizonTrend } from "./time-horizon-trend.ts";

test("doubling of the time horizon agrees in every number, from the embedded facts alone", () => {
  const rows = rowsOf(timeHorizonTrend, inputsOf());
  expect(rows).toHaveLength(timeHorizonTrend.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

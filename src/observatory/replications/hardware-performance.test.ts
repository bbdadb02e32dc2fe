import { expect, test } from "vitest";
import { disagreeing, inputsOf, rowsOf } from "../../../test/support/replication.ts";
import { hardwarePerformance } from "./hardware-performance.ts";

test("performance of chips agrees in every number, from the embedded facts alone", () => {
  const rows = rowsOf(hardwarePerformance, inputsOf());
  expect(rows).toHaveLength(hardwarePerformance.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

import { expect, test } from "vitest";
import { disagreeing, inputsOf, rowsOf } from "../../../test/support/replication.ts";
import { chipStock } from "./chip-stock.ts";

test("stock and ownership of chips agrees in every number, from the embedded facts alone", () => {
  const rows = rowsOf(chipStock, inputsOf());
  expect(rows).toHaveLength(chipStock.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

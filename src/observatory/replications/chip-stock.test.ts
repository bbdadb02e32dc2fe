import { expect, test } from "vitest";
import { bare, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { chipStock } from "./chip-stock.ts";

test("stock and ownership of chips agrees in every number, from the embedded facts alone", () => {
  const rows = replicateOne(chipStock, bare);
  expect(rows).toHaveLength(chipStock.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

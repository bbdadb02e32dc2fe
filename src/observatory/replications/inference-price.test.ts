import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { inferencePrice } from "./inference-price.ts";

describe("price of a fixed performance", () => {
  test.skipIf(!inputsPresent)("agrees in every number (needs ../shared)", () => {
    expect(disagreeing(rowsOf(inferencePrice, inputsOf("pinned/inference-price")))).toEqual([]);
  });

  test("is not run without its inputs, and says which file is missing", () => {
    const rows = rowsOf(inferencePrice, inputsOf());
    expect(rows.every(({ verdict, ours }) => verdict === "not run" && ours === undefined)).toBe(
      true,
    );
    expect(rows[0]?.reason).toMatchObject({ kind: "problem", problem: { code: "missing-file" } });
  });
});

import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { trainingCost202409 } from "./training-cost-2024-09.ts";

describe("training cost, second edition", () => {
  test.skipIf(!inputsPresent)("agrees in every number (needs ../shared)", () => {
    expect(
      disagreeing(rowsOf(trainingCost202409, inputsOf("pinned/training-cost-2024-09"))),
    ).toEqual([]);
  });

  test("is not run without its inputs, and says which file is missing", () => {
    const rows = rowsOf(trainingCost202409, inputsOf());
    expect(rows.every(({ verdict, ours }) => verdict === "not run" && ours === undefined)).toBe(
      true,
    );
    expect(rows[0]?.reason).toMatchObject({ kind: "problem", problem: { code: "missing-file" } });
  });
});

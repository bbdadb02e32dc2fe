import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { trainingCost202406Models } from "./training-cost-2024-06-models.ts";

describe("training cost of each model, first edition", () => {
  test.skipIf(!inputsPresent)("agrees in every number (needs ../shared)", () => {
    expect(
      disagreeing(rowsOf(trainingCost202406Models, inputsOf("pinned/training-cost-2024-06"))),
    ).toEqual([]);
  });

  test("is not run without its inputs, and says which file is missing", () => {
    const rows = rowsOf(trainingCost202406Models, inputsOf());
    expect(rows.every(({ verdict, ours }) => verdict === "not run" && ours === undefined)).toBe(
      true,
    );
    expect(rows[0]?.reason).toMatchObject({ kind: "problem", problem: { code: "missing-file" } });
  });
});

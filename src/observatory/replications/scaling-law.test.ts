import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { scalingLaw } from "./scaling-law.ts";

describe("Chinchilla scaling law", () => {
  test.skipIf(!inputsPresent)("agrees in every number (needs ../shared)", () => {
    expect(disagreeing(rowsOf(scalingLaw, inputsOf("pinned/chinchilla")))).toEqual([]);
  });

  test("is not run without its inputs, and says which file is missing", () => {
    const rows = rowsOf(scalingLaw, inputsOf());
    expect(rows.every(({ verdict, ours }) => verdict === "not run" && ours === undefined)).toBe(
      true,
    );
    expect(rows[0]?.reason).toMatchObject({ kind: "problem", problem: { code: "missing-file" } });
  });
});

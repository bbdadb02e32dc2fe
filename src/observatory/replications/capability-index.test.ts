import { describe, expect, test } from "vitest";
import { disagreeing, inputsOf, inputsPresent, rowsOf } from "../../../test/support/replication.ts";
import { capabilityIndex } from "./capability-index.ts";

describe("capability index", () => {
  test.skipIf(!inputsPresent)("agrees in every number (needs ../shared)", () => {
    expect(disagreeing(rowsOf(capabilityIndex, inputsOf("pinned/capability-index")))).toEqual([]);
  });

  test("is not run without its inputs, and says which file is missing", () => {
    const rows = rowsOf(capabilityIndex, inputsOf());
    expect(rows.every(({ verdict, ours }) => verdict === "not run" && ours === undefined)).toBe(
      true,
    );
    expect(rows[0]?.reason).toMatchObject({ kind: "problem", problem: { code: "missing-file" } });
  });
});

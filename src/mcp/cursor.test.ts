import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor.ts";

const today = "2026-11-23";
const cursor = { question: "q", today, entry: 3, line: 0 };
const read = (changed: Partial<typeof cursor>) =>
  readCursor(writeCursor({ ...cursor, ...changed }), "q", today);

test("a cursor is read back for its question, on its day and after", () => {
  expect(read({})).toEqual({ ok: true, value: cursor });
  expect(read({ today: "2026-11-22" })).toMatchObject({ ok: true });
});

test("a cursor that somebody else has written for a day ahead, or for another question, is none", () => {
  for (const changed of [{ today: "2026-11-24" }, { today: "9999-12-31" }, { question: "other" }]) {
    expect(read(changed)).toMatchObject({ ok: false, error: { code: "bad-cursor" } });
  }
});

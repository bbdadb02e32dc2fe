import { expect, test } from "vitest";
import { deflator } from "./deflator.ts";

const file = deflator.inputs[0] as string;

test("a month's index is known when the next month is half over", () => {
  const draft = deflator.ingest(
    new Map([[file, "observation_date,PCU518210518210\n2024-01-01,153.2\n"]]),
  );
  expect(draft).toMatchObject({
    ok: true,
    value: { rows: [{ id: "2024-01", date: "2024-01-01", known_on: "2024-02-18", index: 153.2 }] },
  });
});

test("a month without a value is refused with its row", () => {
  const draft = deflator.ingest(
    new Map([[file, "observation_date,PCU518210518210\n2024-01-01,153.2\n2024-02-01,\n"]]),
  );
  expect(draft).toMatchObject({
    ok: false,
    error: { code: "bad-cell", facts: { file, row: 3, column: "PCU518210518210" } },
  });
});

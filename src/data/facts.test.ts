import { describe, expect, test } from "vitest";
import { madeFacts } from "../../test/support/made-facts.ts";
import { admits } from "./facts.ts";

/** A row that describes a day and became known on another. */
const row = (date: string, known_on: string) => ({ date, known_on });

describe("a row is admitted", () => {
  const plain = { asOf: "2024-06-30", hindsight: false };
  const hindsight = { asOf: "2024-06-30", hindsight: true };

  test.each([
    ["from the day on which it became known", row("2024-01-01", "2024-06-30"), true, true],
    ["not the day before", row("2024-01-01", "2024-07-01"), false, true],
    ["with hindsight if it describes that very day", row("2024-06-30", "2025-01-01"), false, true],
    [
      "never if it describes a later day and came later",
      row("2024-07-01", "2025-01-01"),
      false,
      false,
    ],
    [
      "though it describes a later day, if it was known",
      row("2030-01-01", "2024-06-01"),
      true,
      true,
    ],
  ])("%s", (_sentence, made, withoutHindsight, withHindsight) => {
    expect([admits(plain, made), admits(hindsight, made)]).toEqual([
      withoutHindsight,
      withHindsight,
    ]);
  });
});

test("a selection holds the admitted rows in file order, and only their lines enter the digest", () => {
  const figure = (model: string, known_on: string) => ({
    date: "2024-01-01",
    known_on,
    model,
    vintage: "v",
  });
  const early = [figure("a", "2024-03-01"), figure("b", "2024-02-01")];
  const facts = madeFacts({
    models: [early[0] as never, figure("later", "2024-07-01"), early[1] as never],
  });
  const window = { asOf: "2024-06-30", hindsight: false };
  const rows = facts.select("models", window, { model: "text" });
  expect(rows.ok && rows.value.map(({ model }) => model)).toEqual(["a", "b"]);
  const whole = facts.selectAll("models", window);
  expect(whole.ok && whole.value.lines.map((line) => line.split(",")[0])).toEqual([
    "made-0",
    "made-2",
  ]);
});

import { describe, expect, test } from "vitest";
import { embeddedStore } from "../../test/support/facts.ts";
import { type MadeRow, madeFacts } from "../../test/support/made-facts.ts";
import { admits, openFacts } from "./facts.ts";

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

describe("a row that was replaced on a day is admitted", () => {
  const replaced = { ...row("2024-01-01", "2024-02-01"), replaced_on: "2024-06-30" };

  test.each([
    ["until the day before", "2024-06-29", true],
    ["no longer on that day", "2024-06-30", false],
    ["not before it was known", "2024-01-31", false],
  ])("%s", (_sentence, asOf, admitted) => {
    expect(admits({ asOf, hindsight: false }, replaced)).toBe(admitted);
  });

  test("never with hindsight, which sees what replaced it", () => {
    for (const asOf of ["2024-05-01", "2025-01-01"]) {
      expect(admits({ asOf, hindsight: true }, replaced)).toBe(false);
      expect(admits({ asOf, hindsight: true }, row("2024-01-01", "2024-06-30"))).toBe(true);
    }
  });
});

describe("vintages of a row", () => {
  const vintage = (known_on: string, parameters: number, replaced_on = "") => ({
    ...{ id: "m", date: "2024-01-01", known_on, replaced_on, model: "m", vintage: "v", parameters },
  });
  const seen = (rows: readonly MadeRow[], asOf: string) => {
    const facts = madeFacts({ models: rows });
    const whole = facts.selectAll("models", { asOf, hindsight: false });
    if (!whole.ok) return whole.error.code;
    return { rows: whole.value.rows.map((one) => one["parameters"]), digest: facts.digest() };
  };
  const first = vintage("2024-02-01", 7, "2025-02-01");
  const second = vintage("2025-02-01", 8);

  test("are seen one at a time", () => {
    expect(seen([first, second], "2025-01-31")).toMatchObject({ rows: [7] });
    expect(seen([first, second], "2025-02-01")).toMatchObject({ rows: [8] });
  });

  test("are refused where two stand on one day", () => {
    expect(seen([vintage("2024-02-01", 7, "2025-02-02"), second], "2025-01-31")).toBe(
      "duplicate-id",
    );
    expect(seen([vintage("2024-02-01", 7), second], "2025-01-31")).toBe("duplicate-id");
  });

  test("change nothing of what was seen before, neither the row nor the digest", () => {
    const before = seen([vintage("2024-02-01", 7)], "2025-01-31");
    expect(seen([first, second], "2025-01-31")).toEqual(before);
    const facts = madeFacts({ models: [first] });
    const read = facts.selectAll("models", { asOf: "2025-01-31", hindsight: false });
    expect(read.ok && Object.keys(read.value.rows[0] ?? {})).not.toContain("replaced_on");
  });
});

test("a name that no table has is no damage, neither to whoever asks nor to those after", () => {
  const shared = openFacts(embeddedStore);
  const window = { asOf: "2025-06-30", hindsight: false };
  const mistaken = shared.fresh();
  expect(mistaken.selectAll("electricty", window)).toMatchObject({
    ok: false,
    error: { code: "unknown-dataset" },
  });
  // What rests on all tables hears of every one that is damaged.
  for (const view of [mistaken, shared.fresh()]) {
    view.edition();
    expect(view.damage()).toEqual([]);
  }
});

test("a table that is damaged is damage to what rests on it, also when it was read for another", () => {
  const texts = (id: string) => `${embeddedStore.readRowsText(id)}${id === "models" ? " " : ""}`;
  const shared = openFacts({ ...embeddedStore, readRowsText: texts });
  const window = { asOf: "2025-06-30", hindsight: false };
  expect(shared.fresh().selectAll("models", window)).toMatchObject({ ok: false });
  const [other, all] = [shared.fresh(), shared.fresh()];
  expect(other.selectAll("electricity", window).ok).toBe(true);
  expect(other.damage()).toEqual([]);
  all.edition();
  expect(all.damage()).toMatchObject([{ code: "table-changed" }]);
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

describe("cells that became known later than their rows", () => {
  const price = {
    date: "2024-01-01",
    history: "made",
    provider: "p",
    model: "m",
    left_censored: false,
  };
  const score = {
    date: "2024-01-01",
    edition: "e",
    version: "v",
    model: "m",
    eci: 100,
    anchor: false,
  };
  const seen = (id: string, row: MadeRow, window: { asOf: string; hindsight: boolean }) => {
    const facts = madeFacts({ [id]: [row] });
    const whole = facts.selectAll(id, window);
    if (!whole.ok) throw new Error(whole.error.code);
    const [only] = whole.value.rows;
    return { row: JSON.parse(JSON.stringify(only)) as typeof only, digest: facts.digest() };
  };
  const cases = [
    ["api-prices", price, { last_seen: "2024-06-01" }],
    ["capability-scores", score, { training_flop: 1e25, training_flop_known_on: "2024-06-01" }],
  ] as const;

  test.each(cases)(
    "of %s are not there before, neither in the row nor in the digest",
    (id, row, late) => {
      const before = { asOf: "2024-05-31", hindsight: false };
      expect(seen(id, { ...row, ...late } as MadeRow, before)).toEqual(
        seen(id, row as MadeRow, before),
      );
    },
  );

  test.each(cases)("of %s are there from their day on, and with hindsight", (id, row, late) => {
    for (const window of [
      { asOf: "2024-06-01", hindsight: false },
      { asOf: "2024-05-31", hindsight: true },
    ]) {
      const { row: found, digest } = seen(id, { ...row, ...late } as MadeRow, window);
      expect(found).toMatchObject(late);
      expect(digest).not.toBe(seen(id, row as MadeRow, window).digest);
    }
  });
});

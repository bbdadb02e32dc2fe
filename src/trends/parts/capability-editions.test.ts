import { describe, expect, test } from "vitest";
import { type MadeRow, madeFacts } from "../../../test/support/made-facts.ts";
import { selectScores } from "./capability-editions.ts";

const score = (edition: string, model: string, date: string, eci: number): MadeRow => ({
  ...{ edition, model, version: model, label: model, date, eci },
  id: `${edition}/${model}`,
});

/** Twelve models of one release day each, in an edition, all moved by some points. */
const whole = (edition: string, moved = 0): readonly MadeRow[] =>
  Array.from({ length: 12 }, (_, index) =>
    score(edition, `m${index}`, `2023-01-${String(index + 10)}`, 100 + index + moved),
  );

function scoresOn(asOf: string, rows: readonly MadeRow[]) {
  const scores = selectScores(madeFacts({ "capability-scores": rows }), { asOf, hindsight: false });
  if (!scores.ok) throw new Error(scores.error.code);
  return scores.value;
}

describe("the edition of the index", () => {
  const rows = [...whole("2024-06-01", 1), ...whole("2024-01-01")];

  test("is the latest that had appeared, from its day on", () => {
    expect(scoresOn("2024-05-31", rows).edition).toBe("2024-01-01");
    expect(scoresOn("2024-06-01", rows).edition).toBe("2024-06-01");
    expect(scoresOn("2024-06-01", rows).versions.map(({ eci }) => eci)).toEqual(
      whole("", 1).map(({ eci }) => eci),
    );
  });

  test("is the first one before any had appeared", () => {
    expect(scoresOn("2023-12-31", rows).edition).toBe("2024-01-01");
  });

  test("is one of which more than half is held", () => {
    const half = whole("2024-06-01").slice(0, 6);
    expect(scoresOn("2024-12-31", [...whole("2024-01-01"), ...half]).edition).toBe("2024-01-01");
    const more = whole("2024-06-01").slice(0, 7);
    expect(scoresOn("2024-12-31", [...whole("2024-01-01"), ...more]).edition).toBe("2024-06-01");
  });
});

test("a dataset that cannot be read is a problem", () => {
  const broken = [{ ...score("2024-01-01", "m", "2023-01-01", 1), eci: "high" }];
  const scores = selectScores(madeFacts({ "capability-scores": broken }), {
    ...{ asOf: "2024-06-01", hindsight: false },
  });
  expect(scores).toMatchObject({ ok: false, error: { code: "bad-cell" } });
});

describe("of a later edition of which a part is held", () => {
  /** The part holds ten models of the whole one, moved by some points, or nine, and a new one. */
  const withPart = (moved: number, shared = 10, date = "2023-02-01") =>
    [
      ...whole("2024-01-01"),
      ...[...whole("2024-06-01", moved)].slice(0, shared).slice(-5),
      ...[...whole("2024-06-01", moved)].slice(0, shared - 5),
      score("2024-06-01", "new", date, 120),
    ] as const;
  /** Twice as many in the whole edition, so that the part is less than half of it. */
  const padded = (rows: readonly MadeRow[]) => [
    ...Array.from({ length: 12 }, (_, index) =>
      score("2024-01-01", `old${index}`, "2022-01-01", 50),
    ),
    ...rows,
  ];
  const added = (asOf: string, rows: readonly MadeRow[]) =>
    scoresOn(asOf, padded(rows)).versions.some(({ model }) => model === "new");

  test("the new models are added from its day on, in order of release", () => {
    expect(added("2024-05-31", withPart(0))).toBe(false);
    expect(added("2024-06-01", withPart(0))).toBe(true);
    const dates = scoresOn("2024-06-01", padded(withPart(0))).versions.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
  });

  test("models stand in order of release, those of one day as they are listed", () => {
    const day = "2023-01-10";
    const listed = [
      score("2024-01-01", "late", "2023-03-01", 1),
      ...["a", "b", "c"].map((model) => score("2024-01-01", model, day, 1)),
    ];
    const models = scoresOn("2024-06-01", listed).versions.map(({ model }) => model);
    expect(models).toEqual(["a", "b", "c", "late"]);
  });

  test("nothing is added where the scales differ by half a point or more", () => {
    expect(added("2024-06-01", withPart(0.49))).toBe(true);
    expect(added("2024-06-01", withPart(0.5))).toBe(false);
    expect(added("2024-06-01", withPart(-0.5))).toBe(false);
  });

  test("nothing is added where fewer than ten models are in both", () => {
    expect(added("2024-06-01", withPart(0, 9))).toBe(false);
  });

  test("nothing is added that is older than the newest of the whole edition", () => {
    expect(added("2024-06-01", withPart(0, 10, "2023-01-21"))).toBe(false);
    expect(added("2024-06-01", withPart(0, 10, "2023-01-22"))).toBe(true);
  });
});

import { expect, test } from "vitest";
import { embeddedStore, factsOf, withRows } from "../../test/support/facts.ts";
import { selectScores } from "../trends/parts/capability-editions.ts";
import { arenaLink } from "./arena-link.ts";

function linkOn(asOf: string, store = embeddedStore) {
  const facts = factsOf(store);
  const window = { asOf, hindsight: false };
  const scores = selectScores(facts, window);
  if (!scores.ok) throw new Error(scores.error.code);
  const link = arenaLink(facts, window, scores.value.versions);
  if (!link.ok) throw new Error(link.error.code);
  return link.value;
}

test("votes and benchmarks order models much alike, though neither is made from the other", () => {
  const link = linkOn("2026-11-23");
  expect(link?.date).toBe("2026-08-19");
  expect(link?.n).toBeGreaterThan(100);
  expect(link?.rankCorrelation).toBeGreaterThan(0.9);
  expect(link?.leader).toMatchObject({ label: "claude-opus-5-high" });
});

test("only the newest snapshot that had appeared counts", () => {
  expect(linkOn("2024-12-29")?.date).toBe("2024-09-27");
  expect(linkOn("2024-12-30")?.date).toBe("2024-12-30");
});

test("is absent before the first board", () => {
  expect(linkOn("2023-06-01")).toBeUndefined();
});

test("ratings that are a straight map of the index leave no disagreement", () => {
  const facts = factsOf();
  const scores = selectScores(facts, { asOf: "2026-11-23", hindsight: false });
  if (!scores.ok) throw new Error(scores.error.code);
  const versions = scores.value.versions.slice(0, 30);
  const straight = withRows(embeddedStore, (id, text) => {
    if (id !== "arena-ratings") return text;
    const [header = ""] = text.split("\n");
    const rows = versions.map(({ version, eci }, i) =>
      [
        `made/${i}`,
        "2026-08-19",
        "2026-08-19",
        "snapshot",
        "https://lmarena.ai",
        "raw",
        "made",
        version,
        800 + 4 * eci,
        "",
        "",
        "",
        i + 1,
      ].join(","),
    );
    return `${[header, ...rows].join("\n")}\n`;
  });
  const link = linkOn("2026-11-23", straight);
  expect(link?.line.slope).toBeCloseTo(4, 9);
  expect(link?.rankCorrelation).toBeCloseTo(1, 12);
  // Versions of one name at several efforts are read at the best, which is what the line goes by.
  expect(Math.abs(link?.disagreements[0]?.above ?? Number.NaN)).toBeLessThan(1e-6);
});

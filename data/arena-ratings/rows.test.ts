import { expect, test } from "vitest";
import { readDataset } from "../../test/read-dataset.ts";

const ratings = readDataset(import.meta.dirname);
const snapshots = new Map<string, number>();
for (const { date } of ratings.rows) snapshots.set(date, (snapshots.get(date) ?? 0) + 1);

test("each quarter has one snapshot, from 20 models in June 2023 to 393 in August 2026", () => {
  const quarters = [...snapshots.keys()].map(
    (date) => `${date.slice(0, 4)}-${Math.ceil(Number(date.slice(5, 7)) / 3)}`,
  );
  expect(new Set(quarters).size).toBe(quarters.length);
  expect(snapshots.get("2023-06-19")).toBe(20);
  expect(snapshots.get("2026-08-19")).toBe(393);
});

test("ranks follow ratings within a snapshot", () => {
  for (const date of snapshots.keys()) {
    const rows = ratings.rows
      .filter((row) => row.date === date)
      .map((row) => ({ rank: Number(row["rank"]), rating: Number(row["rating"]) }))
      .sort((a, b) => b.rating - a.rating);
    expect(rows[0]?.rank).toBe(1);
  }
});

test("GPT-4 led in June 2023", () => {
  const leader = ratings.rows.find((row) => row.date === "2023-06-19" && row["rank"] === 1);
  expect(leader?.["model"]).toBe("gpt-4");
});

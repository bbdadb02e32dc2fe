import { expect, test } from "vitest";
import { conflictsAmong } from "./conflicts.ts";

const figure = (id: string, date: string, value: number, subject = "OpenAI") => ({
  id,
  date,
  value,
  subject,
});

test("two figures of nearly one day that differ by a quarter contradict each other", () => {
  const [conflict] = conflictsAmong([
    figure("a", "2023-12-30", 1.6e9),
    figure("b", "2023-12-31", 2e9),
  ]);
  expect(conflict).toEqual({ ids: ["a", "b"], ratio: 1.25 });
});

test("growth within a month is no contradiction", () => {
  expect(
    conflictsAmong([figure("a", "2026-02-12", 14e9), figure("b", "2026-03-03", 19e9)]),
  ).toEqual([]);
});

test("a later figure that is lower within a quarter is one, in either order of the rows", () => {
  const rows = [figure("later", "2026-05-31", 56e6), figure("earlier", "2026-03-31", 134e6)];
  expect(conflictsAmong(rows)).toHaveLength(1);
  expect(conflictsAmong([...rows].reverse())).toHaveLength(1);
});

test("figures of different companies never contradict each other", () => {
  expect(
    conflictsAmong([figure("a", "2024-12-31", 1), figure("b", "2024-12-31", 9, "xAI")]),
  ).toEqual([]);
});

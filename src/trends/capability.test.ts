import { expect, test } from "vitest";
import { observe, selected } from "../../test/support/trend.ts";
import { capability } from "./capability.ts";

const points = observe(capability, "2026-11-23");

test("the records run from GPT-4 through o1, o3 and GPT-5 to Claude Fable 5, as the index lists them", () => {
  const path = selected(points).map(({ label, value }) => `${label} ${value}`);
  const at = (start: string) => path.findIndex((entry) => entry.startsWith(start));
  const published = ["GPT-4 (Mar 2023) 125.75", "o1", "o3", "GPT-5", "Claude Fable 5"];
  const positions = published.map(at);
  expect(positions.every((position) => position >= 0)).toBe(true);
  expect([...positions].sort((a, b) => a - b)).toEqual(positions);
});

test("a record beats everything released before it", () => {
  for (const record of selected(points)) {
    const earlier = points.filter(({ date }) => date < record.date).map(({ value }) => value);
    expect(Math.max(Number.NEGATIVE_INFINITY, ...earlier)).toBeLessThan(record.value);
  }
});

test("of the levels of effort of one model only the best counts", () => {
  const keys = points.map(({ date, label }) => `${date} ${label}`);
  expect(keys.filter((key) => key.includes("GPT-5 (") && key.startsWith("2025-08-07")).length).toBe(
    1,
  );
});

test("before the second edition the first one serves alone", () => {
  const early = observe(capability, "2026-06-30");
  expect(new Set(early.map(({ id }) => id.slice(0, 10)))).toEqual(new Set(["2026-05-02"]));
});

test("models that are new in a part of a later edition on the same scale are added", () => {
  const added = points.filter(({ id }) => id.startsWith("2026-10-08"));
  expect(added.find(({ label }) => label === "Claude Opus 5.5")?.value).toBe(167.33);
  expect(added.every(({ date }) => date > "2026-08-01")).toBe(true);
  const before = observe(capability, "2026-10-07");
  expect(before.some(({ id }) => id.startsWith("2026-10-08"))).toBe(false);
});

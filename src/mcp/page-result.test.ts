import { describe, expect, test } from "vitest";
import { pageResult } from "./page-result.ts";

const rows = Array.from({ length: 500 }, (_, index) => ({ id: `row-${index}`, value: index }));
const nested = {
  title: "two series",
  interval: [1, 2],
  series: [
    { name: "a", points: rows.slice(0, 300) },
    { name: "b", points: rows.slice(300) },
  ],
};

/** All pages of a result. */
function pagesOf(result: unknown, budget: number): unknown[] {
  const pages: unknown[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page = pageResult(result, from, budget);
    pages.push(page.value);
    from = page.next;
  }
  return pages;
}

describe("a page of a long result", () => {
  test("is the whole result when it fits", () => {
    expect(pageResult(nested, 0, 1e6)).toEqual({ value: nested, next: undefined });
  });

  test("gives every entry of a list once, in order", () => {
    const pages = pagesOf({ rows }, 2000) as { rows: unknown[] }[];
    expect(pages.length).toBeGreaterThan(5);
    expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  });

  test("repeats an entry that was begun, with the rest of its own list", () => {
    const pages = pagesOf(nested, 3000) as (typeof nested)[];
    for (const page of pages) {
      expect(page.title).toBe("two series");
      expect(page.interval).toEqual([1, 2]);
    }
    const pointsOf = (name: string) =>
      pages
        .flatMap(({ series }) => series.filter((one) => one.name === name))
        .flatMap((one) => one.points);
    expect(pointsOf("a")).toEqual(nested.series[0]?.points);
    expect(pointsOf("b")).toEqual(nested.series[1]?.points);
  });

  test("stays within its budget as long as a single entry does", () => {
    for (const page of pagesOf(nested, 3000)) {
      // What is repeated beside the lists: title, interval and the names of two series.
      expect(JSON.stringify(page).length).toBeLessThan(3000 + 100);
    }
  });

  test("holds at least one entry, however large, so that reading always ends", () => {
    const large = { rows: [{ text: "x".repeat(5000) }, { text: "y".repeat(5000) }] };
    expect(pagesOf(large, 100)).toHaveLength(2);
  });

  test("keeps short rows of plain cells whole and cuts long ones", () => {
    const table = { rows: rows.map(({ id, value }) => [id, value, null]) };
    const pages = pagesOf(table, 2000) as { rows: unknown[][] }[];
    expect(pages.flatMap((page) => page.rows)).toEqual(table.rows);
    const many = { values: rows.map(({ value }) => value) };
    const parts = pagesOf(many, 500) as { values: number[] }[];
    expect(parts.length).toBeGreaterThan(1);
    expect(parts.flatMap(({ values }) => values)).toEqual(many.values);
  });
});

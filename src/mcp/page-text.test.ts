import { expect, test } from "vitest";
import { pageText } from "./page-text.ts";

test("a long text is cut between lines and can be put together again", () => {
  const lines = Array.from({ length: 100 }, (_, index) => `第 ${index} 行`);
  const pages: string[] = [];
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page = pageText(lines.join("\n"), from, 200);
    expect(new TextEncoder().encode(page.text).length).toBeLessThanOrEqual(200);
    pages.push(page.text);
    from = page.next;
  }
  expect(pages.length).toBeGreaterThan(5);
  expect(pages.join("\n").split("\n")).toEqual(lines);
});

test("a text that has been read to its end gives nothing more", () => {
  expect(pageText("a\nb", Number.MAX_SAFE_INTEGER, 100)).toEqual({ text: "", next: undefined });
});

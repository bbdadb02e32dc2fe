import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import { examplesOf, pages, refreshed } from "./support/examples.ts";

describe("documentation", () => {
  test("has examples", () => {
    expect(pages().flatMap(examplesOf).length).toBeGreaterThan(0);
  });

  test.each(pages())("%s shows what its commands print", async (page) => {
    expect(await refreshed(page)).toBe(readFileSync(join(packageRoot, page), "utf8"));
  });
});

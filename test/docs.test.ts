import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, type TestContext, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import { examplesOf, pages, programsOf, refreshed } from "./support/examples.ts";
import { needsDuckDb } from "./support/sql.ts";

/** Commands that take long. */
const dear =
  /^npx sextant (agent|capability|lag|ledger|race|replicate|scaling|simulate|skill|training|unlock)\b|--scoreboard/;

/** Whether a page of the documentation starts programs, or shows what takes long. */
const isDearPage = (page: string): boolean =>
  page.startsWith("docs/") &&
  (programsOf(page).length > 0 || examplesOf(page).some(({ command }) => dear.test(command)));

describe("documentation", () => {
  test("has examples", () => {
    expect(pages().flatMap(examplesOf).length).toBeGreaterThan(0);
  });

  const shows = "%s shows what its commands print";
  const expectShown = async (page: string, context: TestContext) => {
    if (examplesOf(page).some(({ command }) => /^npx sextant sql\b/.test(command)))
      needsDuckDb(context);
    expect(await refreshed(page)).toBe(readFileSync(join(packageRoot, page), "utf8"));
  };
  test.for(pages().filter((page) => !isDearPage(page)))(shows, expectShown);
  test.for(pages().filter(isDearPage))(shows, { tags: "long" }, expectShown);
});

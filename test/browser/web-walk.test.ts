import { describe, expect, test } from "vitest";
import { finding, needBrowser, settled, visit } from "../support/explorer.ts";

/** Every page whose answer begins with a finding. */
const pages = [
  "#/law",
  "#/trend/time-horizon",
  "#/trend/inference-price",
  "#/price",
  "#/lag",
  "#/capability",
  "#/market",
  "#/energy",
  "#/unlock",
  "#/skill",
  "#/scaling",
  "#/race",
  "#/ledger",
  "#/lab/Anthropic",
  "#/model/GPT-5.2",
  "#/chip/h100-sxm",
  "#/training",
  "#/serving",
  "#/agent",
] as const;

/** The tallest that a page is at 1440 pixels before a tab or a disclosure is opened. */
const TALLEST = 2600;

/** The most rows of a table that stands outside a tab or a disclosure. */
const ROWS = 12;

/** Words that Chinese would have to write itself: four of English in a row, names apart. */
const englishSentence = /(?:\b[a-z]{2,}\b[ ,]+){3}\b[a-z]{2,}\b/;

/** Rows of the longest table outside of a tab and a disclosure, as the page counts them. */
const rowsOutside = `Math.max(0, ...[...document.querySelectorAll("main table")]
  .filter((table) => !table.closest("[role=tabpanel], details"))
  .map((table) => table.querySelectorAll("tbody tr").length))`;

/** Names of the charts on the page that say nothing to whoever points at them. */
const silentCharts = `[...document.querySelectorAll(".canvas")]
  .filter((canvas) => !canvas.querySelector(".hints"))
  .map((canvas) => canvas.querySelector("svg")?.getAttribute("aria-label") ?? "not drawn")`;

/** What a reader meets first: headings, the finding, controls and tabs. */
const heads = "main h1, main .finding, main .statistics, main .control > summary, main [role=tab]";

needBrowser();

describe("a walk through the pages", () => {
  const languages = ["en", "zh"] as const;

  test.each(languages)(
    "in %s each has a title of its own, a finding and a short page",
    async (language) => {
      const titles: string[] = [];
      for (const address of pages) {
        const page = await visit(`${address}?lang=${language}`);
        await page.waitForSelector("[role=tablist], .tabs");
        titles.push(await page.title());
        const said = await finding(page);
        // A sentence, not a statistic: it has words and ends.
        expect(said, address).toMatch(
          language === "zh" ? /[\u4e00-\u9fff].*。$/ : /[A-Za-z]{3,} [a-z]{2,} .*\.$/,
        );
        expect(said, address).not.toMatch(/R²|n = /);
        const height = await page.evaluate<number>("document.documentElement.scrollHeight");
        const rows = await page.evaluate<number>(rowsOutside);
        // Each picture of the page, one after the other.
        const pictures = page.locator(".pictures > [role=tablist] [role=tab]");
        const count = Math.max(1, await pictures.count());
        for (let shown = 0; shown < count; shown += 1) {
          if (shown > 0) await pictures.nth(shown).click();
          await settled(page);
          expect(await page.evaluate<readonly string[]>(silentCharts), address).toEqual([]);
        }
        const words = await page.locator(heads).allTextContents();
        expect(height, address).toBeLessThanOrEqual(TALLEST);
        expect(rows, address).toBeLessThanOrEqual(ROWS);
        // A field by its name in the code, such as `atLeast`, is no word of any language.
        expect(
          words.filter((text) => /^[a-z]+[A-Z]\w*/.test(text)),
          address,
        ).toEqual([]);
        if (language === "zh") {
          expect(
            words.filter((text) => englishSentence.test(text)),
            address,
          ).toEqual([]);
        }
      }
      expect(new Set(titles).size).toBe(titles.length);
    },
  );
});

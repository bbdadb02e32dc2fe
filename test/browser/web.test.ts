import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { openEmbeddedFacts } from "../../src/node/data-folder.ts";
import { packageRoot, packageVersion } from "../../src/node/package-root.ts";
import { digestOf } from "../../src/operations/contract/digest.ts";
import { runOperation } from "../../src/operations/contract/run-operation.ts";
import law from "../../src/operations/law/law.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import {
  base,
  browser,
  eventually,
  finding,
  go,
  hardestWay,
  inspectPages,
  linkOf,
  needBrowser,
  open,
  otherWays,
  saved,
  settled,
  visit,
} from "../support/explorer.ts";

/** Pages, and the generated page of some operations that have none of their own. */
const pages = [
  "#/",
  "#/law",
  "#/trend",
  "#/trend/capability",
  "#/trend/inference-price",
  "#/trend/datacentre-electricity",
  "#/price",
  "#/scenario",
  "#/tools",
  "#/data",
  "#/desk",
  "#/data/electricity",
  "#/about",
  "#/price-decline",
  "#/skill",
];

needBrowser();

describe("the explorer in a browser", () => {
  const opens =
    "every page opens in $language at $width pixels, $theme, without an error or running over";
  test.each(hardestWay)(opens, (view) => inspectPages(pages, view));
  test.each(otherWays)(opens, { tags: "long" }, (view) => inspectPages(pages, view));

  test("a new as-of date changes the findings and stands in the address", async () => {
    const page = await visit("#/");
    const figure = page.locator(".card .figure").nth(2);
    const today = await figure.textContent();
    await page.locator(".as-of input").fill("2024-12-31");
    await eventually(() => figure.textContent()).not.toBe(today);
    await page.waitForURL(/a=2024-12-31/);
    await page.getByRole("button", { name: "Today" }).click();
    await eventually(() => figure.textContent()).toBe(today);
    await eventually(async () => page.url()).not.toContain("a=");
  });

  test("inputs of published results are loaded when one is asked for, and give its numbers", {
    tags: "long",
  }, async () => {
    const page = await open("");
    const loaded: string[] = [];
    page.on("request", (request) => loaded.push(request.url().split("/").at(-1) ?? ""));
    await go(page, "#/trend/capability");
    await settled(page);
    expect(loaded).not.toContain("publications.bin");
    await go(page, "#/replicate?only=time-horizon-agents");
    await eventually(() => finding(page)).toBe("4 agree, 0 differ, 0 not run");
    expect(loaded).toContain("publications.bin");
    await page.context().close();
  });

  test("the month slider travels by keyboard", { tags: "long" }, async () => {
    const page = await visit("#/");
    await page.getByRole("slider").focus();
    await page.keyboard.press("ArrowLeft");
    await page.waitForURL(/a=\d{4}-\d{2}-\d{2}/);
  });

  test("the bar over the prices is dragged by mouse and moved by keyboard", {
    tags: "long",
  }, async () => {
    const page = await visit("#/price?view=bars");
    await page.waitForSelector(".bar-thumb");
    const before = await finding(page);
    const thumb = page.locator(".bar-thumb");
    await thumb.scrollIntoViewIfNeeded();
    const box = await thumb.boundingBox();
    if (!box) throw new Error("no bar to drag");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + box.height / 2, { steps: 6 });
    await page.mouse.up();
    await eventually(async () => page.url()).toMatch(/atLeast=1\d\d/);
    await eventually(() => finding(page)).not.toBe(before);
    await settled(page);
    const dragged = await finding(page);
    await page.getByRole("slider", { name: "Level of capability" }).focus();
    await page.keyboard.press("ArrowLeft");
    await eventually(() => finding(page)).not.toBe(dragged);
    await page.getByRole("button", { name: "Reset" }).click();
    await eventually(() => finding(page)).toBe(before);
  });

  test("a slider moves the answer of a calculator", async () => {
    const page = await visit("#/agent?step=0.9&steps=10");
    const before = await finding(page);
    await page.getByRole("slider", { name: "steps" }).focus();
    for (let count = 0; count < 20; count += 1) await page.keyboard.press("ArrowRight");
    await eventually(() => finding(page)).not.toBe(before);
    await eventually(async () => page.url()).toMatch(/steps=1[1-9]/);
  });

  test("the language is switched in place", async () => {
    const page = await visit("#/law");
    await page.locator("header select").first().selectOption("zh");
    await eventually(() => page.locator("h1").textContent()).toMatch(/[\u4e00-\u9fff]/);
    expect(await page.getAttribute("html", "lang")).toBe("zh-Hans");
    await page.waitForURL(/l=zh/);
  });

  test("a link restores the view, and a reset ends it", async () => {
    const page = await visit("#/trend/capability");
    const plain = await finding(page);
    await page.getByRole("button", { name: "Linear" }).click();
    await page.locator(".points .on-line").last().click();
    await page.getByRole("button", { name: "Leave out" }).click();
    await eventually(() => finding(page)).not.toBe(plain);
    await page.waitForURL(/exclude=.*s=linear/);
    const link = await linkOf(page);
    const changed = await finding(page);
    const again = await open(link);
    expect(await finding(again)).toBe(changed);
    expect(await again.locator(".chip").count()).toBe(1);
    await again.getByRole("button", { name: "Reset" }).click();
    await eventually(() => finding(again)).toBe(plain);
    await again.waitForURL(/#\/trend\/capability$/);
    await again.context().close();
  });

  test("charts and data are saved as SVG, PNG, specification, CSV and JSON", async () => {
    const page = await visit("#/trend/capability?l=zh&t=dark&tab=use");
    const svg = (await saved(page, "SVG")).toString("utf8");
    expect(svg).toMatch(/^<svg /);
    expect(svg).not.toContain("var(");
    expect(svg).toMatch(/[\u4e00-\u9fff]/);
    const png = await saved(page, "PNG");
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    // Twice the pixels of the picture, which is as wide as its place.
    expect(png.readUInt32BE(16)).toBeGreaterThan(1200);
    const specification = JSON.parse((await saved(page, "图表规格")).toString("utf8"));
    expect(specification.$schema).toContain("vega-lite");
    const csv = (await saved(page, "CSV")).toString("utf8");
    expect(csv.split("\n").length).toBeGreaterThan(20);
    const envelope = JSON.parse((await saved(page, "JSON")).toString("utf8"));
    expect(envelope).toMatchObject({ operation: "trend", lang: "zh" });
    expect(envelope.dataDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  test("the keyboard alone reaches the page, a point and a derivation", {
    tags: "long",
  }, async () => {
    const page = await open("#/trend/capability");
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.className")).toBe("skip");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement?.id")).toBe("main");
    await page.locator(".points button[tabindex='0']").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const label = await page.evaluate('document.activeElement?.getAttribute("aria-label")');
    await page.waitForSelector("section.panel h2");
    const chosen = await page.locator("section.panel h2").textContent();
    expect(label).toContain(chosen);
    await go(page, "#/law");
    await page.waitForSelector(".why");
    await page.locator(".why").nth(1).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("[role=dialog] .receipt-line");
    await page.keyboard.press("Escape");
    await page.waitForSelector("[role=dialog]", { state: "detached" });
    // The dialog gives the focus back in the frame after it is gone.
    await eventually(() => page.evaluate("document.activeElement?.className")).toBe("why");
    await page.context().close();
  });

  test("the answer has the digest that the library gives", async () => {
    const page = await visit("#/law?a=2025-06-30&tab=method");
    const facts = openEmbeddedFacts();
    const run = await runOperation(
      law,
      { asOf: "2025-06-30" },
      {
        facts,
        today: new Date().toISOString().slice(0, 10),
        language: "en",
        version: packageVersion(),
        loadOperation,
        executorFor: () => {
          throw new Error("the law draws no samples");
        },
      },
    );
    if (!run.ok) throw new Error(JSON.stringify(run.error));
    expect(await page.locator(".digest").textContent()).toContain(digestOf(run.value.envelope));
  });

  test("a model runs as it is written, and a fault is marked where it stands", async () => {
    const page = await visit("#/scenario");
    await page.waitForSelector(".cm-content");
    await page.locator(".cm-content").fill("inputs:\n  a: 5 to 10\noutputs:\n  twice: 2 * b\n");
    await page.waitForSelector(".problem");
    await page.waitForSelector(".cm-lint-marker-error");
    await page.locator(".cm-content").fill("inputs:\n  a: 5 to 10\noutputs:\n  twice: 2 * a\n");
    await page.waitForSelector(".problem", { state: "detached" });
    await eventually(() => page.locator("td", { hasText: "twice" }).count()).toBeGreaterThan(0);
    await page.waitForURL(/m=/);
  });

  test("an embedded view is the page alone, and a frozen one says when data have changed", {
    tags: "long",
  }, async () => {
    const page = await open("?embed=1#/trend/capability?d=000000000000");
    expect(await page.locator("header").count()).toBe(0);
    expect(await page.locator(".problem").textContent()).toContain("000000000000");
    // Other data give other numbers: none are shown in the place of those that were frozen.
    expect(await page.locator("figure, table, .finding").count()).toBe(0);
    await page.getByRole("button", { name: "Show the numbers of today's data" }).click();
    await page.waitForSelector("figure svg");
    expect(page.url()).not.toContain("d=000000000000");
    expect(await page.getByRole("link", { name: "Open in Sextant" }).count()).toBe(1);
    await page.context().close();
  });

  test("the page needs at most 250 kB of compressed script before its first view", async () => {
    const context = await (await browser()).newContext();
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on("request", (request) => {
      if (request.url().endsWith(".js")) scripts.push(new URL(request.url()).pathname);
    });
    await page.goto(base);
    await page.waitForSelector(".card svg");
    const before = scripts.filter((path) => !/\/(worker|compute|render|vega)/.test(path));
    const bytes = before.map(
      (path) => gzipSync(readFileSync(join(packageRoot, "dist/web", path))).length,
    );
    expect(before.length).toBeGreaterThan(0);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(250_000);
    await context.close();
  });
});

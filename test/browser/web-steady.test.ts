import { describe, expect, test } from "vitest";
import { base, browser, needBrowser, settled } from "../support/explorer.ts";

/** A page of each kind: home, a finding, a calculator, a profile, a table. */
const kinds = ["#/", "#/trend/capability", "#/training", "#/model/GPT-5.2", "#/model"];

/** All others, and home as of a day that was not drawn when the site was built. */
const others = [
  ...["#/?a=2025-06-30", "#/law", "#/trend", "#/trend/inference-price", "#/trend/lab-revenue"],
  ...["#/trend/datacentre-electricity", "#/price", "#/lag", "#/capability", "#/unlock", "#/market"],
  ...["#/energy", "#/race", "#/ledger", "#/ledger/metr.seven-months", "#/serving", "#/agent"],
  ...["#/lab", "#/lab/Anthropic", "#/chip", "#/chip/h100-sxm", "#/brief", "#/scenario", "#/tools"],
  ...["#/data", "#/data/electricity", "#/desk", "#/about", "#/skill", "#/scaling", "#/changes"],
  ...["#/verify", "#/price-decline", "#/trend/no-such-trend", "#/model/no-such-model"],
];

/** Sizes of a desk and of a telephone, in pixels. */
const windows = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** The sum of all layout shifts of a page while it comes, at most; 0.1 is what Web Vitals call good. */
const STEADY = 0.02;

/** Adds up what moves, from the first frame on, and says what it was. */
const observe = `window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const place = ({ node }) => node && (node.outerHTML ?? node.textContent).slice(0, 80);
    window.moved.push([value, sources.map(place)]);
  }
}).observe({ type: "layout-shift", buffered: true })`;

needBrowser();

/** Opens a page as the first of a browser that has kept nothing. */
async function movedOn(address: string, window: (typeof windows)[number]) {
  const context = await (await browser()).newContext({ viewport: window, locale: "en-GB" });
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  await page.addInitScript(observe);
  await page.goto(base + address);
  await settled(page);
  // What has moved is told with the frame after it.
  await page.evaluate(
    "new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))",
  );
  const moved = await page.evaluate<readonly [value: number, nodes: readonly string[]][]>("moved");
  await context.close();
  return moved;
}

describe.each(windows)("at $width pixels nothing moves while a page comes", (window) => {
  const steady = async (address: string) => {
    const moved = await movedOn(address, window);
    const sum = moved.reduce((total, [value]) => total + value, 0);
    expect(sum, JSON.stringify(moved)).toBeLessThanOrEqual(STEADY);
  };
  test.each(kinds)("%s", { tags: "long" }, steady);
  test.each(others)("%s", { tags: "long" }, steady);
});

test("home is painted whole before the explorer stands, and does not change when it does", async () => {
  const context = await (await browser()).newContext({ locale: "en-GB" });
  context.setDefaultTimeout(0);
  const page = await context.newPage();
  // The explorer comes only when it is let through.
  let letThrough = () => {};
  const held = new Promise<void>((go) => {
    letThrough = go;
  });
  await page.route("**/assets/start-*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(base, { waitUntil: "commit" });
  await page.waitForSelector(".hero svg");
  const shown = () => page.locator(".headlines, .hero .card").allTextContents();
  const before = await shown();
  expect(before[0]).toMatch(/leads by \d/);
  expect(await page.locator("main").getAttribute("aria-busy")).toBe("true");
  letThrough();
  await settled(page);
  expect(await shown()).toEqual(before);
  await context.close();
});

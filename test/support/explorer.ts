import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Download, type Page } from "playwright-core";
import { expect } from "vitest";
import { fail } from "../../src/base/outcome.ts";
import { startServer } from "../../src/http/server.ts";
import { openStaticFiles } from "../../src/http/static-files.ts";
import { packageRoot } from "../../src/node/package-root.ts";
import { UNHURRIED_MS } from "./unhurried.ts";

const chromiumPath = "/usr/bin/chromium";

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Why a test in the browser is skipped; empty when it is not. */
export const missingBrowser = existsSync(chromiumPath)
  ? ""
  : ` (skipped: no browser at ${chromiumPath})`;

/** The built explorer in a browser of the system. */
export interface TestExplorer {
  readonly base: string;
  readonly browser: Browser;
  /** Errors of the console and requests to other sites, of all pages so far. */
  readonly faults: readonly string[];
  /** A page of its own at an address of the explorer, settled. */
  readonly open: (address: string, width?: number) => Promise<Page>;
  readonly close: () => Promise<void>;
}

/** Serve the built explorer and start a browser. */
export async function openTestExplorer(): Promise<TestExplorer> {
  const built = join(packageRoot, "dist/web");
  expect(existsSync(join(built, "index.html")), "npm run build makes dist/web").toBe(true);
  const server = await startServer({
    port: 0,
    explorer: openStaticFiles(built),
    // The explorer computes by itself: the API behind it is never asked.
    answers: {
      ask: async () => fail("too-busy"),
      today: () => "2026-11-23",
      load: () => ({ running: 0, waiting: 0, cachedBytes: 0 }),
      close: async () => undefined,
    },
  });
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  const base = server.value.url;
  const browser = await chromium.launch({
    ...{ executablePath: chromiumPath, args: flags },
    timeout: UNHURRIED_MS,
  });
  const faults: string[] = [];
  return {
    base,
    browser,
    faults,
    open: async (address, width = 1440) => {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        locale: "en-GB",
        permissions: ["clipboard-read", "clipboard-write"],
      });
      context.setDefaultTimeout(UNHURRIED_MS);
      const page = await context.newPage();
      page.on("console", (message) => {
        if (message.type() === "error") faults.push(`${page.url()}: ${message.text()}`);
      });
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.message}`));
      page.on("request", (request) => {
        const elsewhere = !/^(data|blob):/.test(request.url()) && !request.url().startsWith(base);
        if (elsewhere) faults.push(`asked another site: ${request.url()}`);
      });
      await page.goto(base + address);
      await settled(page);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.value.stop(0);
    },
  };
}

/** Machines differ; what must come may take its time. */
export const eventually = (look: () => Promise<unknown>): Eventually =>
  expect.poll(look, { interval: 100 });

/** What a value must be in the end. */
type Eventually = Matchers & { readonly not: Matchers };

interface Matchers {
  toBe(value: unknown): Promise<void>;
  toMatch(value: RegExp): Promise<void>;
  toContain(value: string): Promise<void>;
  toBeGreaterThan(value: number): Promise<void>;
}

/** The finding of a page: its first sentence to remember. */
export const finding = (page: Page) => page.locator(".finding").first().textContent();

/** Waits until nothing is being computed or drawn. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector("main h1, main figure, main .problem");
  await page.waitForSelector(".waiting, [aria-busy=true], .stale", { state: "detached" });
}

/** Follows a link inside the explorer, and waits until it is followed. */
export const go = (page: Page, hash: string) =>
  page.evaluate(`new Promise((done) => {
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(done));
    addEventListener("hashchange", painted, { once: true });
    location.hash = ${JSON.stringify(hash)};
  })`);

/** Pixels by which the page is wider than its window. */
export const runsOver = (page: Page): Promise<number> =>
  page.evaluate("document.documentElement.scrollWidth - window.innerWidth");

/** Serious and critical findings of axe. */
export async function violations(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  return page.evaluate(`axe
    .run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
      resultTypes: ["violations"],
    })
    .then(({ violations }) =>
      violations
        .filter(({ impact }) => impact === "serious" || impact === "critical")
        .map(({ id, nodes }) => id + ": " + nodes[0].html.slice(0, 200) + " (" + nodes.length + ")"),
    )`);
}

/** What the first button of that name saves. */
export async function saved(page: Page, button: string): Promise<Buffer> {
  const waiting: Promise<Download> = page.waitForEvent("download");
  await page.getByRole("button", { name: button, exact: true }).first().click();
  const path = await (await waiting).path();
  return readFileSync(path);
}

/** Opens each address in a language at a width, in both themes, and looks for anything wrong. */
export async function inspectPages(
  { open, faults }: TestExplorer,
  addresses: readonly string[],
  { language, width }: { readonly language: string; readonly width: number },
): Promise<void> {
  const before = faults.length;
  const page = await open(`#/?l=${language}`, width);
  for (const address of addresses) {
    const link = `${address}${address.includes("?") ? "&" : "?"}l=${language}`;
    await go(page, `${link}&t=light`);
    await settled(page);
    expect(await page.locator(".problem").count(), address).toBe(0);
    expect(await page.locator("h1").first().textContent(), address).toMatch(/\S/);
    expect(await runsOver(page), address).toBeLessThanOrEqual(0);
    // axe is slow: it looks at the two opposite corners of widths, languages and themes.
    if (language === "en" && width > 1000) expect(await violations(page), address).toEqual([]);
    await go(page, `${link}&t=dark`);
    await page.waitForSelector("html[data-theme=dark]");
    if (language === "zh" && width < 1000) expect(await violations(page), address).toEqual([]);
  }
  expect(faults.slice(before)).toEqual([]);
  await page.context().close();
}

/** The two languages at the two widths that every page must bear. */
export const views = [
  { language: "en", width: 1440 },
  { language: "zh", width: 1440 },
  { language: "en", width: 390 },
  { language: "zh", width: 390 },
] as const;

import { buffer } from "node:stream/consumers";
import { setTimeout as pause } from "node:timers/promises";
import axe from "axe-core";
import { type Browser, chromium, type Download, type Page } from "playwright-core";
import { beforeEach, expect, inject } from "vitest";
import { WITHOUT_BROWSER } from "./browser.ts";

/** Widths of a desk and of a telephone, in pixels. */
const WIDE = 1440;
const NARROW = 390;

/** Only a hang is ended by the clock: what must come may take its time. */
const HANG_MS = 300_000;

/** Address of the built explorer, with a slash at its end. */
export const base = inject("explorer");

/** Errors of the console and requests to other sites, of all pages so far. */
export const faults: string[] = [];

/** To be called where every test of a file needs a browser: where there is none, each says so. */
export const needBrowser = (): void =>
  beforeEach(({ skip }) => skip(inject("browser") === "", WITHOUT_BROWSER));

let connected: Promise<Browser> | undefined;
/** The browser that all files share. */
export const browser = (): Promise<Browser> => {
  connected ??= chromium.connect(inject("browser"));
  return connected;
};

/** A page that loads the explorer anew at an address, settled. */
export async function open(address: string): Promise<Page> {
  const context = await (await browser()).newContext({
    viewport: { width: WIDE, height: 900 },
    locale: "en-GB",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  context.setDefaultTimeout(HANG_MS);
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
}

let standing: Promise<Page> | undefined;

/**
 * The one page that stays open from test to test, at an address, settled: it has the code and the
 * facts, which `open` reads anew. It comes by way of a page that keeps nothing.
 */
export async function visit(address: string, width = WIDE): Promise<Page> {
  standing ??= open("#/about");
  const page = await standing;
  await page.setViewportSize({ width, height: 900 });
  await go(page, "#/about");
  await go(page, address);
  await settled(page);
  return page;
}

/** Machines differ; what must come may take its time. */
export const eventually = (look: () => Promise<unknown>): Eventually => expect.poll(look);

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

/**
 * The link to what is shown, once the page rests. The address is written at most every 150
 * milliseconds, so it is read until it has stood still for longer than that.
 */
export async function linkOf(page: Page): Promise<string> {
  await settled(page);
  for (let link = page.url(); ; ) {
    await pause(300);
    if (page.url() === link) return link.slice(base.length);
    link = page.url();
  }
}

/** Follows a link inside the explorer, and waits until it is followed. */
export const go = (page: Page, hash: string) =>
  page.evaluate(`new Promise((done) => {
    const painted = () => requestAnimationFrame(() => requestAnimationFrame(done));
    const before = location.hash;
    addEventListener("hashchange", painted, { once: true });
    location.hash = ${JSON.stringify(hash)};
    if (location.hash === before) done();
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
  return buffer(await (await waiting).createReadStream());
}

/** One way of many to look at a page. */
export interface View {
  readonly language: "en" | "zh";
  readonly width: number;
  readonly theme: "light" | "dark";
}

/** Every page must bear both languages, widths and themes. */
const ways: readonly View[] = (["en", "zh"] as const).flatMap((language) =>
  [WIDE, NARROW].flatMap((width) =>
    (["light", "dark"] as const).map((theme) => ({ language, width, theme })),
  ),
);

/** Two opposite corners, where axe looks too, which is slow: each has every property once. */
const isCorner = ({ language, width, theme }: View): boolean =>
  language === "en" ? width === WIDE && theme === "light" : width === NARROW && theme === "dark";

/** The corner where words and pages are the least like those that other tests see. */
const isHardest = (view: View): boolean => isCorner(view) && view.language === "zh";

export const hardestWay = ways.filter(isHardest);
export const otherWays = ways.filter((way) => !isHardest(way));

/** Visits each address in a view, and looks for anything wrong. */
export async function inspectPages(addresses: readonly string[], view: View): Promise<void> {
  const { language, width, theme } = view;
  const before = faults.length;
  const page = await visit("#/about", width);
  for (const address of addresses) {
    await go(page, `${address}${address.includes("?") ? "&" : "?"}l=${language}&t=${theme}`);
    await settled(page);
    expect(await page.getAttribute("html", "data-theme"), address).toBe(theme);
    expect(await page.locator(".problem").count(), address).toBe(0);
    expect(await page.locator("h1").first().textContent(), address).toMatch(/\S/);
    expect(await runsOver(page), address).toBeLessThanOrEqual(0);
    if (isCorner(view)) expect(await violations(page), address).toEqual([]);
  }
  expect(faults.slice(before)).toEqual([]);
}

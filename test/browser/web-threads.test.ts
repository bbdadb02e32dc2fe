import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { base, browser, eventually, needBrowser, open } from "../support/explorer.ts";

const model = "inputs:\n  a: 5 to 10\n  b: beta(2, 5)\noutputs:\n  product: a * b\n";
/** Long enough that threads take part. */
const question = (seed: number): string =>
  `#/simulate?model=${encodeURIComponent(model)}&draws=1000000&seed=${seed}&a=2026-11-20`;

needBrowser();

describe("threads in the browser", () => {
  /** The page where the host sends no headers that isolate it. */
  async function openPlain(address: string): Promise<Page> {
    const context = await (await browser()).newContext({ locale: "en-GB" });
    await context.route("**/*", async (route) => {
      const response = await route.fetch();
      const headers = Object.entries(response.headers()).filter(
        ([name]) => !name.startsWith("cross-origin-"),
      );
      await route.fulfill({ response, headers: Object.fromEntries(headers) });
    });
    context.setDefaultTimeout(0);
    const page = await context.newPage();
    await page.goto(base + address);
    return page;
  }

  /** The digests of two answers, one after the other: workers take part from the second on. */
  async function digestsOf(page: Page): Promise<readonly string[]> {
    const digests: string[] = [];
    for (const seed of [1, 2]) {
      await page.evaluate(`location.hash = ${JSON.stringify(`${question(seed)}&tab=method`)}`);
      await eventually(() => page.locator(".digest").textContent()).not.toBe(
        digests.at(-1) ?? null,
      );
      await page.waitForSelector("[aria-busy=true]", { state: "detached" });
      digests.push((await page.locator(".digest").textContent()) ?? "");
    }
    return digests.map((text) => / · ([0-9a-f]{64}) · /.exec(text)?.[1] ?? text);
  }

  test("give the same digest with shared memory and without", { tags: "long" }, async () => {
    const isolated = await open("#/about");
    const plain = await openPlain("#/about");
    const asked: string[] = [];
    for (const page of [isolated, plain]) {
      page.context().on("request", (request) => asked.push(request.url()));
    }
    expect(await isolated.evaluate("crossOriginIsolated")).toBe(true);
    expect(await plain.evaluate("crossOriginIsolated")).toBe(false);
    const together = await digestsOf(isolated);
    const workers = asked.filter((address) => address.includes("engine-worker"));
    expect(workers.length).toBeGreaterThan(0);
    asked.length = 0;
    expect(together).toEqual(await digestsOf(plain));
    expect(asked.filter((address) => address.includes("engine-worker"))).toEqual([]);
    expect(new Set(together).size).toBe(2);
    const processors = await isolated.evaluate<number>("navigator.hardwareConcurrency");
    const wordsOf = async (page: Page): Promise<string | null> => {
      await page.evaluate(`location.hash = ${JSON.stringify(question(2))}`);
      await page.waitForSelector("[role=tabpanel] table");
      return page.locator("main").textContent();
    };
    expect(await wordsOf(isolated)).toContain(`${Math.min(8, processors)} thread`);
    expect(await wordsOf(plain)).toContain("1 thread");
    await Promise.all([isolated.context().close(), plain.context().close()]);
  });
});

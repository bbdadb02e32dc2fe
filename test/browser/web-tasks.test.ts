import type { Page } from "playwright-core";
import { beforeEach, describe, expect, test } from "vitest";
import { eventually, finding, needBrowser, settled, visit } from "../support/explorer.ts";

/** What a person does: a click, or a text typed and sent off. */
type Action = (page: Page) => Promise<void>;

const click =
  (role: "link" | "tab" | "option", name: string | RegExp): Action =>
  (page) =>
    page.getByRole(role, { name }).first().click();

/** Types into the search and takes what it offers first. */
const search =
  (text: string): Action =>
  async (page) => {
    await page.keyboard.press("Control+k");
    await page.locator(".search-dialog input").fill(text);
    await page.waitForSelector("[role=option]");
    await page.keyboard.press("Enter");
  };

/** The most actions that a question may take. */
const MOST = 3;

async function reached(...actions: readonly Action[]): Promise<Page> {
  expect(actions.length).toBeLessThanOrEqual(MOST);
  const page = await visit("#/?l=en");
  for (const action of actions) {
    await action(page);
    await settled(page);
  }
  return page;
}

needBrowser();

describe("from the home page, in three actions at most, one finds", () => {
  test("who leads and by how much: at once", async () => {
    const page = await reached();
    await eventually(() => page.locator(".headlines").textContent()).toMatch(
      /leads by \d+(\.\d)? points/,
    );
  });

  test.each([
    ["GPT-4 (Mar 2023)", "GPT-4 (Mar 2023)"],
    ["claude 3 opus", "Claude 3 Opus"],
  ])("what the level of %s costs now and since when", async (typed, name) => {
    const page = await reached(search(typed), click("link", `What the level of ${name} costs now`));
    expect(await finding(page)).toMatch(/costs \$\d/);
    expect(await page.locator(".statistics").first().textContent()).toMatch(/20\d\d-\d\d-\d\d/);
  });

  test.each(["h100-sxm", "mi300x"])("what a 70B costs to serve on %s", async (chip) => {
    const page = await reached(click("link", /70B cost to serve/), async (there) => {
      await there.getByLabel("Chip", { exact: true }).fill(chip);
      await eventually(async () => there.url()).toContain(chip);
    });
    expect(await finding(page)).toMatch(/\$\d/);
  });

  test.each(["race.claude2-gpt4", "agt.no-flagship"])(
    "whether the claim %s of 2023 came true",
    async (claim) => {
      const page = await reached(search(claim));
      expect(page.url()).toContain(claim);
      expect(await page.locator("main").textContent()).toMatch(/true|false|partly|open/);
    },
  );

  test("what changed in 90 days: at once, and each in one click", async () => {
    const page = await reached();
    const events = page.locator(".dated").first().locator("li");
    expect(await events.count()).toBeGreaterThan(0);
    expect(await events.first().textContent()).toMatch(/^20\d\d-\d\d-\d\d/);
  });
});

describe("the search", () => {
  let page: Page;
  beforeEach(async () => {
    page = await visit("#/?l=en");
  });

  test.each([
    ["anthropic", "#/lab/Anthropic"],
    ["GPT-5.2", "#/model/GPT-5.2"],
    ["h100-sxm", "#/chip/h100-sxm"],
    ["time-horizon", "#/trend/time-horizon"],
    ["价格", "#/price"],
    ["lab-funding", "#/data/lab-funding"],
  ])("takes %s to its page", async (text, address) => {
    await search(text)(page);
    await eventually(async () => page.url()).toContain(address);
  });

  test("says so when nothing has the name, and closes with Escape", async () => {
    await page.getByRole("button", { name: /^Search/ }).click();
    await page.locator(".search-dialog input").fill("zebra crossing");
    await eventually(() => page.locator(".search-dialog").textContent()).toContain("zebra");
    await page.keyboard.press("Escape");
    await eventually(() => page.locator(".search-dialog").count()).toBe(0);
  });
});

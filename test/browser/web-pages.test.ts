import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import {
  base,
  eventually,
  finding,
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

/** Questions with a page of their own. */
const pages = [
  "#/training",
  "#/lag",
  "#/capability",
  "#/unlock",
  "#/market",
  "#/energy",
  "#/race",
  "#/ledger",
  "#/ledger/metr.seven-months",
  "#/lab/Anthropic",
  "#/model/GPT-5.2",
  "#/chip/h100-sxm",
  "#/serving",
  "#/agent",
];

/** Lists of what has a profile; they have no picture, or one of all. */
const lists = ["#/lab", "#/model", "#/chip", "#/brief"];

needBrowser();

/** Open the chip of a field in the bar over the picture. */
const openControl = (page: Page, name: string): Promise<void> =>
  page.locator(".control > summary", { hasText: name }).first().click();

describe("pages of questions in a browser", () => {
  const opens =
    "every one opens in $language at $width pixels, $theme, without an error or running over";
  test.each(hardestWay)(opens, (view) => inspectPages([...pages, ...lists], view));
  test.each(otherWays)(opens, { tags: "long" }, (view) => inspectPages([...pages, ...lists], view));

  const pictures = "%s has pictures, each with its numbers as a table";
  test.each(["#/serving"])(pictures, expectPictures);
  test.each(pages.filter((page) => page !== "#/serving"))(
    pictures,
    { tags: "long" },
    expectPictures,
  );

  async function expectPictures(address: string): Promise<void> {
    const page = await visit(`${address}?tab=use`);
    await page.waitForSelector("figure svg");
    const figures = await page.locator("figure").count();
    expect(figures).toBeGreaterThan(0);
    await page.locator("figure summary").first().click();
    await page.waitForSelector("figure table tbody tr");
    expect((await saved(page, "Data")).toString("utf8").split("\n").length).toBeGreaterThan(2);
    expect((await saved(page, "SVG")).toString("utf8")).toMatch(/^<svg /);
    expect((await saved(page, "JSON")).toString("utf8")).toContain(`"dataDigest"`);
  }

  test("a slider of training begins at what was taken, moves the cost, and stands in the link", {
    tags: "long",
  }, async () => {
    const page = await visit("#/training");
    const before = await finding(page);
    const slider = page.getByRole("slider", { name: "USD per chip-hour" });
    await slider.focus();
    for (let count = 0; count < 15; count += 1) await page.keyboard.press("ArrowRight");
    await eventually(() => finding(page)).not.toBe(before);
    await eventually(async () => page.url()).toMatch(/price=[45]/);
    const link = await linkOf(page);
    const moved = await finding(page);
    const again = await visit(link);
    expect(await finding(again)).toBe(moved);
    await again.getByRole("button", { name: "Reset" }).click();
    await eventually(() => finding(again)).toBe(before);
  });

  test("a lever of the race moves, and what it changes is told from few draws, then from many", {
    tags: "long",
  }, async () => {
    const page = await visit("#/race?view=levers");
    const effect = () => page.locator(".lever-effect").textContent();
    const slider = page.getByRole("slider", { name: /^Compute of/ });
    await slider.focus();
    for (let count = 0; count < 4; count += 1) await page.keyboard.press("ArrowRight");
    await eventually(async () => page.url()).toMatch(/lever=/);
    await eventually(effect).toMatch(/within 6 months of the frontier/);
    const first = await effect();
    await eventually(effect).toMatch(/100,000 draws/);
    for (let count = 0; count < 10; count += 1) await page.keyboard.press("ArrowRight");
    await eventually(effect).not.toBe(first);
  });

  test("a field that is refused is marked, in a form and behind a chip", {
    tags: "long",
  }, async () => {
    const form = await visit("#/training?model=nomodel&chips=8");
    const marked = (page: Page) => page.locator("[aria-invalid=true]");
    await eventually(() => marked(form).count()).toBe(1);
    expect(await marked(form).inputValue()).toBe("nomodel");
    const said = await form.locator(".problem p").first().textContent();
    expect(said).toMatch(/^nomodel is unknown; did you mean /);
    await marked(form).fill("llama-3.1-405b");
    await eventually(() => marked(form).count()).toBe(0);
    const bar = await visit("#/lag?bar=nobar");
    await eventually(() => marked(bar).count()).toBe(1);
    expect(await marked(bar).inputValue()).toBe("nobar");
  });

  test("the race tells one future after the other, and draws whom votes place", {
    tags: "long",
  }, async () => {
    const page = await visit("#/race?view=future");
    const story = page.locator("section", { hasText: "One of the draws" });
    await eventually(() => story.locator("h2").textContent()).toMatch(/number 0/);
    const before = await story.locator("table").textContent();
    await story.getByRole("button", { name: "Draw another" }).click();
    await eventually(() => story.locator("h2").textContent()).toMatch(/number 1/);
    await eventually(() => story.locator("table").textContent()).not.toBe(before);
    await page.getByRole("tab", { name: "Placed by votes" }).click();
    const placed = page.locator("figure", { hasText: "Labs that only votes place" });
    await eventually(() => placed.locator("svg").textContent()).toContain("Tencent");
    await page.getByRole("tab", { name: "How it would have fared" }).click();
    await eventually(() =>
      page.locator("table", { hasText: "with errors" }).count(),
    ).toBeGreaterThan(0);
  });

  test("training shows the published run beside the distribution", { tags: "long" }, async () => {
    const page = await visit(
      "#/training?model=llama-3.1-405b&chips=16384&hardware=h100-sxm&view=days",
    );
    await page.waitForSelector("figure svg");
    await eventually(() =>
      page.locator("figure", { hasText: "published; ours is off by" }).count(),
    ).toBe(1);
  });

  test("the bar over the models is moved by keyboard, and a model on the line is a bar too", {
    tags: "long",
  }, async () => {
    const page = await visit("#/lag?view=bar");
    await page.waitForSelector(".level-thumb");
    const before = await finding(page);
    await page.getByRole("slider", { name: "Level of capability" }).focus();
    await page.keyboard.press("PageUp");
    await eventually(async () => page.url()).toMatch(/bar=\d/);
    await eventually(() => finding(page)).not.toBe(before);
    await settled(page);
    const moved = await finding(page);
    await page.locator(".points button").last().click();
    await eventually(() => finding(page)).not.toBe(moved);
  });

  test("the price page leaves what passes its filters, and the link keeps them", async () => {
    const page = await visit("#/price?atLeast=145");
    const all = await finding(page);
    await openControl(page, "Takes pictures");
    await page.getByLabel("Takes pictures").check();
    await eventually(() => finding(page)).not.toBe(all);
    await openControl(page, "Maker");
    await page.getByRole("combobox", { name: "Maker" }).selectOption("Google");
    await eventually(() => finding(page)).toMatch(
      /^With these filters \(models of Google, pictures as input\)/,
    );
    const link = await linkOf(page);
    const filtered = await finding(page);
    const again = await visit(link);
    expect(await finding(again)).toBe(filtered);
    expect(await again.getByLabel("Takes pictures").isChecked()).toBe(true);
  });

  test("an application is chosen by its name, and its thresholds are shown", async () => {
    const page = await visit("#/unlock");
    const all = await finding(page);
    await openControl(page, "Application");
    await page
      .getByRole("combobox", { name: "Application" })
      .selectOption("autonomous-week-project");
    await eventually(() => finding(page)).not.toBe(all);
    await page.locator(".section summary", { hasText: "Thresholds, all to be met" }).waitFor();
  });

  test("a name that is only begun changes nothing, and a whole one the answer", async () => {
    const page = await visit("#/serving");
    const before = await finding(page);
    const model = page.getByRole("combobox", { name: "Model", exact: true });
    await model.pressSequentially("x");
    // Longer than the rest after which a number is taken.
    await pause(800);
    expect(page.url()).not.toContain("deepseek-v3x");
    expect(await page.locator(".problem").count()).toBe(0);
    expect(await finding(page)).toBe(before);
    await model.fill("llama-3.1-70b");
    await model.press("Enter");
    await eventually(() => finding(page)).not.toBe(before);
  });

  test("a value that is refused leaves the last answer standing, with its controls", async () => {
    const page = await visit("#/trend/capability");
    const before = await finding(page);
    await openControl(page, "Level");
    const level = page.getByRole("textbox", { name: "Level" });
    await level.fill("2");
    await page.waitForSelector(".problem");
    expect(await finding(page)).toBe(before);
    await level.fill("0.8");
    await page.waitForSelector(".problem", { state: "detached" });
    expect(await page.getByLabel("From", { exact: true }).getAttribute("type")).toBe("date");
  });

  test("a dragged threshold moves the date, and the link keeps the application so made", async () => {
    const page = await visit("#/unlock?application=autonomous-week-project");
    await page.waitForSelector(".threshold-slider");
    const before = await finding(page);
    await page.getByRole("slider", { name: "upper end" }).last().focus();
    for (let count = 0; count < 12; count += 1) await page.keyboard.press("ArrowRight");
    await eventually(() => finding(page)).not.toBe(before);
    await page.waitForURL(/definition=/);
    const link = await linkOf(page);
    const moved = await finding(page);
    const again = await visit(link);
    expect(await finding(again)).toBe(moved);
  });

  test("a logarithmic axis can be made linear, and the link keeps it", {
    tags: "long",
  }, async () => {
    const page = await visit("#/market");
    await page.waitForSelector("figure svg");
    await page.getByRole("button", { name: "Linear" }).first().click();
    await page.waitForURL(/revenueScale=linear/);
    const again = await visit(await linkOf(page));
    expect(
      await again.getByRole("button", { name: "Linear" }).first().getAttribute("aria-pressed"),
    ).toBe("true");
  });

  const moves = "another as-of date moves what is known of %s";
  const expectMoved = async (address: string) => {
    const page = await visit(address);
    const today = await finding(page);
    await page.locator(".as-of input").fill("2025-03-31");
    await eventually(() => finding(page)).not.toBe(today);
    await page.waitForURL(/a=2025-03-31/);
  };
  test.each(["#/energy"])(moves, expectMoved);
  test.each(["#/market", "#/unlock"])(moves, { tags: "long" }, expectMoved);

  test("a menu of the header opens by keyboard, leads to a page, and closes", async () => {
    const page = await visit("#/law");
    await page.locator(".menu summary", { hasText: "Plan" }).focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector(".menu[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector(".menu[open]", { state: "detached" });
    await page.keyboard.press("Enter");
    await page.locator(".menu[open] a", { hasText: "Training" }).click();
    await page.waitForURL(/#\/training/);
    await page.waitForSelector(".menu[open]", { state: "detached" });
  });

  test("an answer is copied as a call of the library", async () => {
    const page = await visit("#/agent?step=0.9&steps=10&tab=use");
    await page.getByRole("button", { name: "Library call" }).click();
    await eventually(() => page.evaluate<string>("navigator.clipboard.readText()")).toContain(
      "sextant.agent({",
    );
    const text = await page.evaluate<string>("navigator.clipboard.readText()");
    expect(text).toContain('"steps": "10"');
  });

  test("an embedded page is live, or frozen to its day and data", { tags: "long" }, async () => {
    const page = await visit("#/energy?a=2025-06-30&tab=use");
    for (const [button, part] of [
      ["Embed, live", /<iframe src="[^"]*\?embed=1#\/energy\?a=2025-06-30"/],
      ["Embed, frozen", /<iframe src="[^"]*\?embed=1#\/energy\?a=2025-06-30&amp;d=[0-9a-f]{12}"/],
    ] as const) {
      await page.getByRole("button", { name: button }).click();
      await eventually(() => page.evaluate<string>("navigator.clipboard.readText()")).toMatch(part);
    }
    const frame = await page.evaluate<string>("navigator.clipboard.readText()");
    const address = (/src="([^"]+)"/.exec(frame)?.[1] ?? "").replaceAll("&amp;", "&");
    const embedded = await open(address.slice(base.length));
    await embedded.waitForSelector("figure svg");
    expect(await embedded.locator("header, .panel, .problem").count()).toBe(0);
    expect(await finding(embedded)).toBe(await finding(page));
    const other = await open(address.slice(base.length).replace(/&d=\w+/, "&d=0123456789ab"));
    expect(await other.locator(".problem").textContent()).toContain("0123456789ab");
    expect(await other.locator("figure, table, .finding, .headline").count()).toBe(0);
    await Promise.all([embedded, other].map((each) => each.context().close()));
  });
});

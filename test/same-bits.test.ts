import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import { embeddedStore } from "./support/facts.ts";
import {
  type Bits,
  bitsOfModels,
  bitsOfOperations,
  bitsOfRandomPrograms,
  type World,
} from "./support/same-bits.ts";

const chromiumPath = "/usr/bin/chromium";
const missing = existsSync(chromiumPath) ? "" : ` (skipped: no browser at ${chromiumPath})`;
const models = ["fermi", "training-programme", "race"];

/** What the page offers: the functions of `support/same-bits.ts`, bundled as the explorer is. */
const GLOBAL = "sameBits";

describe.skipIf(missing !== "")(`Node and Chromium${missing}`, () => {
  const world: World = {
    datasets: Object.fromEntries(
      embeddedStore.ids.map((id) => [
        id,
        { manifest: embeddedStore.readManifestText(id), rows: embeddedStore.readRowsText(id) },
      ]),
    ),
    models: Object.fromEntries(
      models.map((name) => [
        name,
        readFileSync(join(packageRoot, `src/engine/fixtures/${name}.yaml`), "utf8"),
      ]),
    ),
  };
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    const code = await bundle(join(packageRoot, "test/support/same-bits.ts"));
    browser = await chromium.launch({
      executablePath: chromiumPath,
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"],
    });
    page = await browser.newPage();
    await page.addScriptTag({ content: code });
  });

  afterAll(() => browser?.close());

  /** What a function of `support/same-bits.ts` gives in the page. */
  const inBrowser = (name: string, argument: unknown): Promise<Bits> =>
    page.evaluate(`${GLOBAL}.${name}(${JSON.stringify(argument)})`);

  test("give every example of every operation the same digest, fits and bootstraps too", async () => {
    const here = await bitsOfOperations(world);
    expect(Object.values(here).filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
    expect(await inBrowser("bitsOfOperations", world)).toEqual(here);
  });

  test("count the same samples of the models that speed is measured on", async () => {
    const here = await bitsOfModels(world);
    expect(Object.keys(here)).toHaveLength(2 * models.length);
    expect(await inBrowser("bitsOfModels", { datasets: {}, models: world.models })).toEqual(here);
  });

  test("run 500 random programs to the same bits, on the vector machine and interpreted", async () => {
    const here = bitsOfRandomPrograms(500);
    expect(await inBrowser("bitsOfRandomPrograms", 500)).toEqual(here);
  });
});

/** A module and all it imports as one script that sets {@link GLOBAL}. */
async function bundle(entry: string): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "error",
    build: {
      write: false,
      target: "es2023",
      lib: { entry, formats: ["iife"], name: GLOBAL },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}

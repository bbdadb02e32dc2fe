import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../../src/node/package-root.ts";
import { operations } from "../../src/operations/index.ts";
import { bundled } from "../support/bundled.ts";
import { isDear } from "../support/dear.ts";
import { browser, needBrowser } from "../support/explorer.ts";
import { embeddedStore } from "../support/facts.ts";
import { testFewAndAll } from "../support/few-and-all.ts";
import {
  type Asked,
  type Bits,
  bitsOfModels,
  bitsOfOperations,
  bitsOfRandomPrograms,
  type World,
} from "../support/same-bits.ts";

const models = ["fermi", "training-programme", "race"];

/** Examples by the name of their operation. */
const every: Asked = Object.fromEntries(
  operations.map(({ name, examples }) => [name, [...examples.keys()]]),
);
const firstAndQuick: Asked = Object.fromEntries(
  operations
    .filter((operation) => !isDear(operation, operation.examples[0] as object))
    .map(({ name }) => [name, [0]]),
);

/** What the page offers: the functions of `support/same-bits.ts`, bundled as the explorer is. */
const GLOBAL = "sameBits";

needBrowser();

describe("Node and Chromium", () => {
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
  let prepared: Promise<Page> | undefined;
  /** A page that has the functions of `support/same-bits.ts`. */
  async function prepare(): Promise<Page> {
    const page = await (await browser()).newPage();
    page.setDefaultTimeout(0);
    await page.addScriptTag({ content: await bundled("test/support/same-bits.ts", GLOBAL) });
    return page;
  }

  /** What a function of `support/same-bits.ts` gives in the page. */
  async function inBrowser(name: string, argument: unknown): Promise<Bits> {
    prepared ??= prepare();
    return (await prepared).evaluate(`${GLOBAL}.${name}(${JSON.stringify(argument)})`);
  }

  const digests = "give $which the same digest, fits and bootstraps too";
  test.each([{ which: "the first example of each quick operation" }])(digests, () =>
    expectSame(firstAndQuick),
  );
  test.each([{ which: "every example of every operation" }])(digests, { tags: "long" }, () =>
    expectSame(every),
  );

  async function expectSame(asked: Asked): Promise<void> {
    const here = await bitsOfOperations({ ...world, asked });
    expect(Object.keys(here)).toEqual(
      Object.entries(asked).flatMap(([name, numbers]) =>
        numbers.map((index) => `${name} ${index}`),
      ),
    );
    expect(Object.values(here).filter((digest) => !/^[0-9a-f]{64}$/.test(digest))).toEqual([]);
    expect(await inBrowser("bitsOfOperations", { ...world, asked })).toEqual(here);
  }

  test("count the same samples of the models that speed is measured on", async () => {
    const here = await bitsOfModels(world);
    expect(Object.keys(here)).toHaveLength(2 * models.length);
    expect(await inBrowser("bitsOfModels", { datasets: {}, models: world.models })).toEqual(here);
  });

  const programs = "run %i random programs to the same bits, on the vector machine and interpreted";
  testFewAndAll(programs, [50, 500], async (count) => {
    const here = bitsOfRandomPrograms(count);
    expect(await inBrowser("bitsOfRandomPrograms", count)).toEqual(here);
  });
});

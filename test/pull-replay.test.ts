import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { must } from "../src/base/outcome.ts";
import { pull } from "../src/desk/pull.ts";
import { verifyStore } from "../src/node/verify-store.ts";
import { liveSources } from "../src/sources/live.ts";
import { embeddedStore } from "./support/facts.ts";
import { priceFiles } from "./support/price-files.ts";
import { file, needsOpenssl, startPublisher } from "./support/publisher.ts";
import { needsShared, sharedPath } from "./support/shared.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-replay-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** The copy that we have of a file under another name than its reader asks for. */
const copies: Readonly<Record<string, string>> = {
  "epoch-eci/benchmarked_models.csv": "epoch-eci/benchmarked_models_2026-08-22.csv",
};

test("every source, replayed from the files that the facts were made of, has nothing new", async (context) => {
  needsShared(context);
  needsOpenssl(context);
  const publisher = await startPublisher();
  const prices = priceFiles();
  for (const { address, path } of liveSources.flatMap(({ files }) => files)) {
    const { pathname, search } = new URL(address);
    const content =
      prices.get(path) ?? readFileSync(sharedPath(`upstream/${copies[path] ?? path}`));
    publisher.answers.set(pathname + search, [file(content, "text/plain")]);
  }
  const asked = {
    ...{ folder, embedded: embeddedStore, day: "2026-12-01", at: "2026-12-01T06:00:00.000Z" },
    ...{ sources: [], accept: [], dryRun: false, reach: publisher.reach },
  };
  const { sources } = must(await pull(asked));
  expect(sources.map(({ source }) => source).sort()).toEqual(
    liveSources.map(({ id }) => id).sort(),
  );
  for (const { source, state, added, revised, withdrawn } of sources) {
    // What was planned in May for days until December is told of as past.
    const due = source === "epoch-data-centres" ? revised : 0;
    expect({ source, state, added, revised, withdrawn }).toEqual({
      ...{ source, state: "new", added: 0, revised: due, withdrawn: 0 },
    });
  }
  const again = must(await pull(asked));
  expect(again.sources.map(({ state }) => state)).toEqual(sources.map(() => "unchanged"));
  expect(must(verifyStore(folder)).pulls).toBe(2);
  await publisher.close();
});

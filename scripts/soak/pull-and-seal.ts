/** What a writer of the soak does with a store: pull an edition of a number, and seal what it says. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { must } from "../../src/base/outcome.ts";
import { openFacts } from "../../src/data/facts.ts";
import { pull } from "../../src/desk/pull.ts";
import { openEmbeddedStore } from "../../src/node/data-folder.ts";
import { openStoreFacts } from "../../src/node/store-facts.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { sealAnswer } from "../../src/operations/contract/seal-answer.ts";
import { textOfSealed } from "../../src/operations/contract/sealed-file.ts";
import { loadOperation } from "../../src/operations/loaders.ts";
import series from "../../src/operations/series/series.ts";
import { contextOf } from "../../test/support/facts.ts";
import { computeFile } from "../../test/support/live-files.ts";
import type { placesIn } from "./written.ts";

const DAY = "2026-12-01";
const SOURCE = "epoch-lab-compute";
const embedded = openEmbeddedStore();

/** Pull an edition in which every value is a little larger by the number; gives the head of the store. */
export async function pullEdition(
  { store, downloads }: ReturnType<typeof placesIn>,
  number: number,
): Promise<string> {
  const edition = computeFile((rows) =>
    rows.map((row) => ({ ...row, h100e: Number(row["h100e"]) + 1 + (number % 97) })),
  );
  mkdirSync(downloads, { recursive: true });
  writeFileSync(join(downloads, "ai_chip_users_year_end_by_lab.csv"), edition);
  const pulled = await pull({
    ...{ folder: store, embedded, day: DAY, at: `${DAY}T06:00:00.000Z`, from: downloads },
    ...{ sources: [SOURCE], accept: [SOURCE], dryRun: false, reach: { userAgent: "soak" } },
  });
  return must(pulled).head as string;
}

/** Seal the rows of the store to a file; gives the root of its digests, or nothing where nothing was pulled. */
export async function sealRows({
  store,
  sealed,
}: ReturnType<typeof placesIn>): Promise<string | undefined> {
  const opened = openStoreFacts(store, embedded);
  if (!opened.ok && opened.error.code === "no-store") return undefined;
  const facts = openFacts(must(opened));
  const context = { ...contextOf(), facts, today: DAY, loadOperation };
  const made = must(await sealAnswer(series, { id: "lab-compute" }, context));
  must(writeWhole(sealed, textOfSealed(made.sealed)));
  return made.sealed.tree.root;
}

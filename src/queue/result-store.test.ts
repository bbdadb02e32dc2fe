import { mkdirSync, mkdtempSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openFolderStore } from "./result-store.ts";

const id = "ab".repeat(32);
const result = new Uint8Array([1, 2, 3]);
const freshFolder = () => mkdtempSync(join(tmpdir(), "sextant-results-"));

test("what killed workers left of results is removed once it is old, and nothing else", async () => {
  const folder = freshFolder();
  await openFolderStore(folder).put(id, result);
  const [old, young] = ["0", "1"].map(
    (digit) => `${id}.gz.${crypto.randomUUID().replace(/^./, digit)}.part`,
  ) as [string, string];
  for (const name of [old, young, "letter.part"]) {
    writeFileSync(join(folder, "ab", name), "");
    if (name !== young) utimesSync(join(folder, "ab", name), 0, 0);
  }
  const store = openFolderStore(folder);
  expect(readdirSync(join(folder, "ab")).sort()).toEqual([`${id}.gz`, young, "letter.part"].sort());
  expect((await store.get([id])).get(id)).toEqual(result);
});

test("a result that cannot take its place leaves nothing", async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, "ab", `${id}.gz`, "full"), { recursive: true });
  await expect(openFolderStore(folder).put(id, result)).rejects.toThrow();
  expect(readdirSync(join(folder, "ab"))).toEqual([`${id}.gz`]);
});

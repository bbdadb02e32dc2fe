import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { adapters } from "../src/data/adapters/index.ts";
import { en } from "../src/i18n/en.ts";
import { isMessageKey } from "../src/i18n/translate.ts";
import { zh } from "../src/i18n/zh.ts";
import { operations } from "../src/operations/index.ts";
import { loaders, loadOperation } from "../src/operations/loaders.ts";
import { parametersOf } from "../src/operations/parts/parameters.ts";
import { trackedQuantities } from "../src/trends/index.ts";

const root = join(import.meta.dirname, "..");

/** What stands in a catalogue folder beside the contributions: their lists, and their type. */
const furniture = ["index", "loaders", "adapter"];

/** Names of the contributions in a catalogue folder. */
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name),
    )
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .filter((name) => !furniture.includes(name))
    .sort();

/**
 * Contributions have their test beside them. Adapters have theirs beside the rows they make: facts
 * read off the sources, there and in the rows; a test of their own is for logic that rows cannot show.
 */
const catalogues = [
  {
    folder: "src/trends",
    ids: trackedQuantities.map(({ id }) => id),
    testOf: beside("src/trends"),
  },
  {
    folder: "src/operations",
    ids: operations.map(({ name }) => name),
    testOf: beside("src/operations"),
  },
  {
    folder: "src/data/adapters",
    ids: adapters.map(({ dataset }) => dataset),
    testOf: (id: string) => `data/${id}/rows.test.ts`,
  },
];

function beside(folder: string): (id: string) => string {
  return (id) => `${folder}/${id}.test.ts`;
}

describe.each(catalogues)("the catalogue of $folder", ({ folder, ids, testOf }) => {
  test("lists every file under its own name, and nothing else", () => {
    expect([...ids].sort()).toEqual(filesOf(folder));
  });

  test.each(filesOf(folder))("has a test for %s", (name) => {
    expect(existsSync(join(root, testOf(name)))).toBe(true);
  });
});

test("operations load one by one as they load all at once", async () => {
  expect(Object.keys(loaders)).toEqual(operations.map(({ name }) => name));
  for (const operation of operations) {
    expect(await loadOperation(operation.name)).toBe(operation);
  }
});

describe("the datasets", () => {
  const folders = readdirSync(join(root, "data")).sort();

  test("each come from an adapter of that name or have their figures read by hand", () => {
    const made = adapters.map(({ dataset }) => dataset);
    expect(made.filter((id) => !folders.includes(id))).toEqual([]);
  });

  test.each(folders)("%s has a manifest, rows and a test of facts read off its sources", (id) => {
    for (const file of ["manifest.json", "rows.csv", "rows.test.ts"]) {
      expect(existsSync(join(root, "data", id, file)), `${id}/${file}`).toBe(true);
    }
  });
});

describe("the message catalogues", () => {
  const placeholders = (text: string) =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

  test.each(Object.keys(en))("%s says the same in both languages", (key) => {
    const name = key as keyof typeof en;
    expect(zh[name].length).toBeGreaterThan(0);
    expect(placeholders(zh[name])).toEqual(placeholders(en[name]));
  });

  test("Chinese has no key of its own", () => {
    expect(Object.keys(zh).filter((key) => !isMessageKey(key))).toEqual([]);
  });

  test("every problem code in the sources has a message", () => {
    const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(
      (path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path),
    );
    const codes = sources.flatMap((path) =>
      [...readFileSync(join(root, "src", path), "utf8").matchAll(/\bfail\(\s*"([a-z0-9-]+)"/g)].map(
        ([, code]) => code as string,
      ),
    );
    const missing = [...new Set(codes)].filter((code) => !isMessageKey(`problem.${code}`));
    expect(missing).toEqual([]);
  });

  test("every operation, its fields and every trend have words", () => {
    const keys = [
      ...operations.flatMap((operation) => [
        `operation.${operation.name}`,
        ...parametersOf(operation).map(({ name }) => `field.${name}`),
      ]),
      ...trackedQuantities.flatMap(({ id }) => [`trend.${id}.title`, `trend.${id}.definition`]),
    ];
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
  });
});

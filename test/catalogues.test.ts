import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { en } from "../src/i18n/en.ts";
import { isMessageKey } from "../src/i18n/translate.ts";
import { zh } from "../src/i18n/zh.ts";
import { parametersOf } from "../src/operations/contract/parameters.ts";
import { operations } from "../src/operations/index.ts";
import { loaders, loadOperation } from "../src/operations/loaders.ts";
import { adapters } from "../src/sources/index.ts";
import { trackedQuantities } from "../src/trends/index.ts";

const root = join(import.meta.dirname, "..");

/** Names of the TypeScript files in a folder that are neither tests nor the list of the others. */
const filesOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter(
      (entry) => entry.isFile() && /\.ts$/.test(entry.name) && !/\.test\.ts$/.test(entry.name),
    )
    .map((entry) => entry.name.replace(/\.ts$/, ""))
    .filter((name) => name !== "index")
    .sort();

/** Names of the folders in a folder. */
const foldersOf = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

const operationFolders = foldersOf("src/operations").filter(
  (name) => name !== "contract" && name !== "shared",
);

/** Names of the adapters: files of a publisher's folder that declare one. */
const adapterFiles = foldersOf("src/sources")
  .flatMap((publisher) => filesOf(`src/sources/${publisher}`).map((name) => [publisher, name]))
  .filter(([publisher, name]) =>
    /: Adapter = /.test(readFileSync(join(root, `src/sources/${publisher}/${name}.ts`), "utf8")),
  )
  .map(([, name]) => name as string)
  .sort();

/** The messages that may describe each field of an operation: its own, or one that others share. */
const fields = operations.flatMap((operation) =>
  parametersOf(operation).map(({ name }) => ({
    operation: operation.name,
    keys: [`field.${operation.name}.${name}`, `field.${name}`],
  })),
);

/**
 * Contributions have their test beside them. Adapters have theirs beside the rows they make: facts
 * read off the sources, there and in the rows; a test of their own is for logic that rows cannot show.
 */
const catalogues = [
  {
    folder: "src/trends",
    ids: trackedQuantities.map(({ id }) => id),
    names: filesOf("src/trends"),
    testOf: (id: string) => `src/trends/${id}.test.ts`,
  },
  {
    folder: "src/operations",
    ids: operations.map(({ name }) => name),
    names: operationFolders,
    testOf: (id: string) => `src/operations/${id}/${id}.test.ts`,
  },
  {
    folder: "src/sources",
    ids: adapters.map(({ dataset }) => dataset),
    names: adapterFiles,
    testOf: (id: string) => `data/${id}/rows.test.ts`,
  },
];

describe.each(catalogues)("the catalogue of $folder", ({ ids, names, testOf }) => {
  test("lists every contribution under its own name, and nothing else", () => {
    expect([...ids].sort()).toEqual(names);
  });

  test.each(names)("has a test for %s", (name) => {
    expect(existsSync(join(root, testOf(name)))).toBe(true);
  });
});

test("operations load one by one as they load all at once", async () => {
  expect(Object.keys(loaders)).toEqual(operations.map(({ name }) => name));
  for (const operation of operations) {
    expect(await loadOperation(operation.name)).toBe(operation);
  }
});

test("the types of every operation's input and result have a name in the library", () => {
  const text = readFileSync(join(root, "src/library/operation-types.ts"), "utf8");
  const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, first) => first.toUpperCase());
  const missing = operations.flatMap(({ name }) =>
    [
      `export type ${pascal(name)}Input = InputOf<"${name}">;`,
      `export type ${pascal(name)}Result = ResultOf<"${name}">;`,
    ].filter((line) => !text.includes(line)),
  );
  expect(missing).toEqual([]);
});

describe("the datasets", () => {
  const folders = foldersOf("data").filter((id) => id !== "publications");

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
      ...operations.map(({ name }) => `operation.${name}`),
      ...trackedQuantities.flatMap(({ id }) => [`trend.${id}.title`, `trend.${id}.definition`]),
    ];
    expect(keys.filter((key) => !isMessageKey(key))).toEqual([]);
    const silent = fields.filter((field) => field.keys.every((key) => !isMessageKey(key)));
    expect(silent).toEqual([]);
  });

  test("every description of a field is one that a field has", () => {
    const known = new Set(fields.flatMap(({ keys }) => keys));
    const descriptions = Object.keys(en).filter((key) => key.startsWith("field."));
    expect(descriptions.filter((key) => !known.has(key))).toEqual([]);
  });
});

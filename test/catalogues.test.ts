import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { marginals } from "../src/engine/marginals.ts";
import { operators } from "../src/graph/operators.ts";
import { en } from "../src/i18n/en.ts";
import { isMessageKey, translator } from "../src/i18n/translate.ts";
import { zh } from "../src/i18n/zh.ts";
import { organizations } from "../src/names/organizations.ts";
import { parametersOf } from "../src/operations/contract/parameters.ts";
import { operations } from "../src/operations/index.ts";
import { loaders, loadOperation } from "../src/operations/loaders.ts";
import { adapters } from "../src/sources/index.ts";
import { trackedQuantities } from "../src/trends/index.ts";
import { contributions, missingOf, readOnce, treeAt } from "./support/contributions.ts";

const root = join(import.meta.dirname, "..");
const tree = readOnce(treeAt(root));

/** The messages that may describe each field of an operation: its own, or one that others share. */
const fields = operations.flatMap((operation) =>
  parametersOf(operation).map(({ name }) => ({
    operation: operation.name,
    keys: [`field.${operation.name}.${name}`, `field.${name}`],
  })),
);

describe.each(contributions)("$name", (kind) => {
  test("is there with all its pieces, each of them", () => {
    const begun = kind.begun(tree);
    expect(begun.length).toBeGreaterThan(0);
    expect(
      begun.flatMap((id) => missingOf(kind, tree, id).map((each) => `${id}: ${each}`)),
    ).toEqual([]);
  });
});

test("every chart is a function named after its file", async () => {
  const charts = contributions.find(({ name }) => name === "a chart")?.begun(tree) ?? [];
  for (const id of charts) {
    const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const module: unknown = await import(`../src/charts/${id}.ts`);
    expect(module).toHaveProperty(name, expect.any(Function));
  }
});

describe("the lists in the sources", () => {
  const begun = (name: string) => {
    const kind = contributions.find((each) => each.name === name);
    return [...(kind?.begun(tree) ?? [])].sort();
  };

  test("name every contribution and nothing else", () => {
    expect(trackedQuantities.map(({ id }) => id).sort()).toEqual(begun("a trend"));
    expect(operations.map(({ name }) => name).sort()).toEqual(begun("an operation"));
    expect([...marginals.keys()].sort()).toEqual(begun("a distribution of the model language"));
    expect(organizations.map(({ name }) => name).sort()).toEqual(begun("a laboratory"));
    expect(Object.keys(en).sort()).toEqual(begun("a message"));
    expect(adapters.map(({ dataset }) => dataset).sort()).toEqual(
      [
        ...begun("a dataset from upstream files"),
        ...begun("a dataset of figures read by hand"),
      ].sort(),
    );
    expect(Object.keys(operators).sort()).toEqual(
      [
        ...begun("an operator of the machine"),
        ...begun("an operator of the model language, a formula of others"),
      ].sort(),
    );
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
    const sources = ["src", "scripts"]
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((path) =>
          join(folder, path),
        ),
      )
      .filter((path) => /\.ts$/.test(path) && !/\.test\.ts$/.test(path));
    const codes = sources.flatMap((path) =>
      [...readFileSync(join(root, path), "utf8").matchAll(/\bfail\(\s*"([a-z0-9-]+)"/g)].map(
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
    // A form shows the label: a name from the code would be no word of any language.
    const t = translator("zh");
    const unlabelled = operations.flatMap((operation) =>
      parametersOf(operation, t)
        .filter(({ name, label }) => label === name)
        .map(({ name }) => `${operation.name} ${name}`),
    );
    expect(unlabelled).toEqual([]);
  });

  test("every description of a field is one that a field has", () => {
    const known = new Set(fields.flatMap(({ keys }) => keys));
    const descriptions = Object.keys(en).filter((key) => key.startsWith("field."));
    expect(descriptions.filter((key) => !known.has(key))).toEqual([]);
  });
});

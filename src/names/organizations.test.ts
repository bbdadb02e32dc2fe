import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { themes } from "../charts/theme.ts";
import { readCsv } from "../files/csv.ts";
import { findOrganization } from "./organization-name.ts";
import { organizations } from "./organizations.ts";

const twice = (names: readonly string[]) => [
  ...new Set(names.filter((name, index) => names.indexOf(name) !== index)),
];

describe("the table of organisations", () => {
  test("gives a spelling, a name at a provider and a prefix to one organisation only", () => {
    const spellings = organizations.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    expect(twice(spellings.map((spelling) => spelling.toLowerCase()))).toEqual([]);
    expect(twice(organizations.flatMap(({ providers = {} }) => Object.keys(providers)))).toEqual(
      [],
    );
    expect(twice(organizations.flatMap(({ prefixes = [] }) => prefixes))).toEqual([]);
  });

  test("has no division that is the name of another organisation", () => {
    for (const { name, divisions } of organizations) {
      const others = organizations.filter((other) => other.name !== name);
      const taken = others.filter((other) =>
        [other.name, ...(other.aliases ?? [])].some((spelling) => divisions?.test(spelling)),
      );
      expect(taken.map((other) => other.name)).toEqual([]);
    }
  });

  test("tells the maker of every model in data/ in one way, whatever the order of its lines", () => {
    const claimed = modelNames().map((model) => ({
      model,
      makers: organizations
        .filter(({ families = [] }) => families.some(({ named }) => named.test(model)))
        .map(({ name }) => name),
    }));
    expect(claimed.filter(({ makers }) => makers.length > 1)).toEqual([]);
    expect(claimed.filter(({ makers }) => makers.length === 1).length).toBeGreaterThan(1000);
  });

  test("gives colours that the palettes have, and divisions that of the whole", () => {
    for (const { color = 0 } of organizations) {
      expect(themes.light.palette[color]).toBeDefined();
      expect(themes.dark.palette[color]).toBeDefined();
    }
    expect(findOrganization("Google DeepMind")?.color).toBe(findOrganization("Google")?.color);
    expect(findOrganization("Meta AI")?.color).toBe(findOrganization("Meta")?.color);
  });
});

/** All names of models and versions in the datasets. */
function modelNames(): readonly string[] {
  const data = join(import.meta.dirname, "../../data");
  const datasets = readdirSync(data).filter((id) => existsSync(join(data, id, "rows.csv")));
  const names = datasets.flatMap((id) => {
    const csv = readCsv(readFileSync(join(data, id, "rows.csv"), "utf8"), id);
    if (!csv.ok) throw new Error(JSON.stringify(csv.error));
    const columns = ["model", "version"].map((name) => csv.value.header.indexOf(name));
    return csv.value.records.flatMap((record) => columns.map((at) => record[at] ?? ""));
  });
  return [...new Set(names)].filter((name) => name !== "");
}

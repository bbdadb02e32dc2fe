import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-own-"));
afterAll(() => rmSync(folder, { recursive: true }));
const own = join(folder, "own");

async function command(argv: readonly string[], environment: Record<string, string> = {}) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment, today: "2026-11-23" },
  });
  return { code, out: out.join(""), said: said.join("") };
}

/** The envelope of the chips, with or without the own one. */
async function chips(argv: readonly string[], environment: Record<string, string> = {}) {
  const { out, said } = await command(["series", "hardware", "--json", ...argv], environment);
  expect(said).toBe("");
  const { result, sources, notes, dataDigest } = JSON.parse(out);
  const rows: readonly (readonly unknown[])[] = result.rows;
  return {
    ...{ ids: rows.map(([id]) => id), mark: rows.at(-1)?.[3], dataDigest, notes },
    own: sources[0].own,
  };
}

/** A table in the columns of the template, with some cells changed. */
async function tableOf(cells: Readonly<Record<string, string>>): Promise<string> {
  const { out } = await command(["series", "hardware", "--template"]);
  const columns = out.trimEnd().split("\n").at(-1)?.split(",") ?? [];
  return `${out}${columns.map((name) => cells[name] ?? "").join(",")}\n`;
}

const chip = {
  ...{
    id: "lab-chip",
    date: "2026-01-05",
    known_on: "2026-02-01",
    source: "https://intra.example",
  },
  ...{ name: "Lab chip", manufacturer: "Us", type: "GPU", tdp_w: "700" },
};

beforeAll(async () => {
  mkdirSync(own);
  writeFileSync(join(own, "hardware.csv"), await tableOf(chip));
});

describe("rows of one's own", () => {
  test("stand beside the public ones from the day on which they were known, marked in rows, sources and notes", async () => {
    const [with_, without] = [await chips(["--own", own]), await chips([])];
    expect(with_.ids).toEqual([...without.ids, "own/lab-chip"]);
    expect(with_).toMatchObject({ mark: "own", own: 1 });
    expect(with_.notes).toContainEqual(expect.stringContaining("hardware (1)"));
    expect(without.own).toBeUndefined();
    expect(with_.dataDigest).not.toBe(without.dataDigest);
    expect(await chips([], { SEXTANT_OWN: own })).toEqual(with_);
  });

  test("are not in an answer as of an earlier day, nor in its digest", async () => {
    const then = ["--as-of", "2026-01-31"];
    const [with_, without] = [await chips(["--own", own, ...then]), await chips(then)];
    expect(with_).toEqual(without);
  });

  test("change no answer about other datasets", async () => {
    const asked = ["series", "electricity", "--json"];
    expect((await command([...asked, "--own", own])).out).toBe((await command(asked)).out);
  });

  test("are sealed only with --include-own, and such a file verifies without the table", async () => {
    const out = join(folder, "chips.json");
    const question = ["--", "series", "hardware", "--own", own];
    const refused = await command(["seal", "--out", out, ...question]);
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining("--include-own") });
    expect(refused.said).toContain("1 rows of your own");
    expect(await command(["seal", "--out", out, "--include-own", ...question])).toMatchObject({
      code: 0,
    });
    expect(readFileSync(out, "utf8")).toContain("own/lab-chip");
    expect(await command(["verify", out])).toMatchObject({ code: 0, said: "" });
    const other = ["seal", "--out", out, "--", "series", "electricity", "--own", own];
    expect(await command(other)).toMatchObject({ code: 0 });
  });

  test("are not published unless they are meant to be", async () => {
    const site = join(folder, "site");
    const refused = await command(["publish", "--out", site, "--own", own]);
    expect(refused.code).toBe(2);
    expect(refused.said).toMatch(/1 rows of your own .*hardware.* --include-own/s);
  });

  test("are pulled by nobody", async () => {
    expect(await command(["pull", "--own", own])).toMatchObject({
      ...{ code: 2, said: expect.stringContaining("--own") },
    });
  });
});

describe("a table of one's own is refused with file, row, column and rule", () => {
  const cases: readonly (readonly [string, (table: string) => string, readonly string[]])[] = [
    ["a cell that is no number", (table) => table.replace(",700,", ",lots,"), ["tdp_w", "lots"]],
    ["a day that is none", (table) => table.replace("2026-02-01", "1 Feb"), ["known_on", "1 Feb"]],
    ["an empty id", (table) => table.replace("lab-chip", ""), ["id", "must not be empty"]],
    ["an unknown column", (table) => table.replace("tdp_w,", "watts,"), ["watts", "tdp_w"]],
    ["a mark of its own", (table) => table.replace("tdp_w,", "known_basis,"), ["known_basis"]],
    ["a row twice", (table) => `${table}${table.trimEnd().split("\n").at(-1)}\n`, ["lab-chip"]],
    [
      "a column that is missing",
      (table) =>
        table
          .replaceAll("Lab chip,", "")
          .replace("\nid,date,known_on,source,name,", "\nid,date,known_on,source,"),
      ["name"],
    ],
  ];

  test.for(cases)("%s", async ([_what, change, parts]) => {
    const bad = mkdtempSync(join(folder, "bad-"));
    const table = await tableOf(chip);
    expect(change(table)).not.toBe(table);
    writeFileSync(join(bad, "hardware.csv"), change(table));
    const { code, said } = await command(["series", "hardware", "--own", bad]);
    expect(code).toBe(2);
    for (const part of [...parts, "hardware.csv"]) expect(said).toContain(part);
  });

  test.each([
    [{ "gold.csv": "id\n" }, "gold"],
    [{ "notes.txt": "" }, "DATASET.csv"],
  ])("a folder with %j", async (files, part) => {
    const bad = mkdtempSync(join(folder, "bad-"));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(bad, name), text);
    const { code, said } = await command(["series", "hardware", "--own", bad]);
    expect(code).toBe(2);
    expect(said).toContain(part);
  });

  test("and a folder that is not there", async () => {
    const { code, said } = await command(["law", "--own", join(folder, "nowhere")]);
    expect({ code, said }).toMatchObject({ code: 2, said: expect.stringContaining("nowhere") });
  });
});

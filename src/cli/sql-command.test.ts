import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { hasDuckDb, needsDuckDb } from "../../test/support/sql.ts";
import { type DuckConnection, loadDuckDb } from "../sql/duckdb.ts";
import { main } from "./main.ts";

const folder = mkdtempSync(join(tmpdir(), "sextant-sql-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function command(...argv: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
  });
  return { code, out: out.join(""), said: said.join("") };
}

interface Answer {
  readonly asOf: string;
  readonly dataDigest: string;
  readonly result: { readonly rows: readonly Readonly<Record<string, unknown>>[] };
  readonly sources: readonly { readonly dataset: string }[];
}

async function rowsOf(sql: string, ...flags: readonly string[]) {
  const { out, said } = await command("sql", sql, "--json", ...flags);
  expect(said).toBe("");
  return (JSON.parse(out) as Answer).result.rows;
}

test("says which package it needs where that is missing", async ({ skip }) => {
  skip(hasDuckDb, "not run: DuckDB is installed here");
  const { code, said } = await command("sql", "select 1");
  expect(code).toBe(1);
  expect(said).toContain("@duckdb/node-api");
});

describe("with DuckDB", () => {
  beforeEach(needsDuckDb);

  test("bytes go to where bytes are taken, and are refused elsewhere", async () => {
    const bytes: Uint8Array[] = [];
    const quiet = { isTerminal: false, width: 100, color: false, environment: {} };
    const io = { ...quiet, out: () => {}, say: () => {}, today: "2026-11-23" };
    const argv = ["sql", "select 1 as a", "--format", "zip"];
    expect(await main(argv, { ...io, outBytes: (part) => bytes.push(part) })).toBe(0);
    expect([...(bytes[0] ?? [])].slice(0, 2)).toEqual([...Buffer.from("PK")]);
    const { code, out, said } = await command(...argv);
    expect([code, out]).toEqual([2, ""]);
    expect(said).toContain("zip");
  });

  test.each(["2023-12-28", "2025-06-30", "2026-11-23"])(
    "every dataset has as many rows as series shows, as of %s",
    async (day) => {
      const listed = await command("series", "--as-of", day, "--json");
      const { datasets } = (
        JSON.parse(listed.out) as {
          result: { datasets: readonly { id: string; admitted: number }[] };
        }
      ).result;
      const counts = datasets.map(
        ({ id }) => `select '${id}' as id, count(*) as admitted from ${id.replaceAll("-", "_")}`,
      );
      const found = await rowsOf(counts.join(" union all "), "--as-of", day);
      expect(found).toEqual(datasets.map(({ id, admitted }) => ({ id, admitted })));
      expect(datasets.length).toBeGreaterThan(40);
    },
  );

  test("cells are what series shows, by their kinds", async () => {
    const series = JSON.parse((await command("series", "models", "--json")).out) as {
      result: { columns: { name: string; kind: string }[]; rows: unknown[][] };
    };
    const { columns, rows } = series.result;
    const expected = rows.map((row) =>
      Object.fromEntries(columns.map(({ name }, place) => [name, row[place]])),
    );
    expect(await rowsOf("from models")).toEqual(expected);
    const types = await rowsOf("describe models");
    const kinds = { text: "VARCHAR", number: "DOUBLE", boolean: "BOOLEAN" };
    const all: Readonly<Record<string, string>> = { ...kinds, date: "DATE", list: "VARCHAR[]" };
    expect(types.map(({ column_type }) => column_type)).toEqual(
      columns.map(({ kind }) => all[kind]),
    );
  });

  test("an answer has the day, and the digest and sources of the datasets in reach", async () => {
    const asked = ["sql", 'select count(*) from "api-prices"', "--as-of", "2025-06-30", "--json"];
    const answer = JSON.parse((await command(...asked)).out) as Answer;
    const series = ["series", "api-prices", "--as-of", "2025-06-30", "--json"];
    const same = JSON.parse((await command(...series)).out) as Answer;
    expect(answer.dataDigest).toBe(same.dataDigest);
    expect(answer.sources).toEqual(same.sources);
  });

  // Each with the exit code and part of what is said.
  const awkward: readonly (readonly [string, number, string])[] = [
    ["insert into models (id) values ('x')", 2, "INSERT"],
    ["update models set id = 'x'", 2, "UPDATE"],
    ["delete from models", 2, "DELETE"],
    ["drop table models", 2, "DROP"],
    ["create table t as select 1", 2, "CREATE"],
    ["copy (select 1) to 'FOLDER/x.csv'", 2, "disabled by configuration"],
    ["export database 'FOLDER/x'", 2, "disabled by configuration"],
    ["select * from read_csv('/etc/passwd')", 2, "disabled by configuration"],
    ["select * from read_text('package.json')", 2, "disabled by configuration"],
    ["select * from glob('/*')", 2, "disabled by configuration"],
    ["select * from '/etc/passwd'", 2, "no table is named /etc/passwd"],
    ["attach 'FOLDER/x.db'", 2, "ATTACH"],
    ["install httpfs", 2, "must be a SELECT"],
    ["load httpfs", 2, "must be a SELECT"],
    ["set enable_external_access = true", 2, "SET"],
    ["set memory_limit = '100GB'", 2, "SET"],
    ["explain analyze select 1", 2, "EXPLAIN"],
    ["select 1; drop table models", 2, "one statement; got 2"],
    ["select 1; select 2", 2, "one statement; got 2"],
    ["", 2, "one statement; got 0"],
    ["/* nothing */", 2, "one statement; got 0"],
    ["selec 1", 2, "syntax error"],
    ["select ?", 2, "no parameters"],
    ["select * from nowhere", 2, "no table is named nowhere"],
    ["select * from range(1000000000000)", 2, "at most 100000 rows"],
    ["select repeat('x', 100000) from range(2000)", 2, "64 MB"],
    ["select list(range) from range(500000000)", 1, "more than 512 MB of memory"],
    ["select count(*) from models a, models b, models c, models d", 1, "longer than 2 s"],
    ["with recursive t(n) as (select 1 union all select n + 1 from t) from t", 1, "longer than"],
    // A single call, in which DuckDB looks neither at its limit nor at an interrupt.
    ["select repeat('x', 2000000000)", 1, "longer than 2 s"],
  ];

  test.each(awkward)("%s is refused or bounded", async (sql, code, part) => {
    const patience = part.startsWith("longer") ? ["--seconds", "2"] : [];
    const asked = await command("sql", sql.replace("FOLDER", folder), ...patience);
    expect(asked.said).toContain(part);
    expect(asked).toMatchObject({ code, out: "" });
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a caller who no longer wants the answer need not wait for it", async () => {
    let asked = 0;
    const code = await main(
      ["sql", "select count(*) from models a, models b, models c, models d"],
      {
        ...{ out: () => {}, say: () => {}, isTerminal: false, width: 100, color: false },
        ...{ environment: {}, today: "2026-11-23", cancelled: () => ++asked > 3 },
      },
    );
    expect(code).toBe(130);
  });

  test("values that JSON has no word for are written out", async () => {
    const sql = `select 'nan'::double as a, 9007199254740993 as b, 1.10::decimal(4, 2) as c,
      {'x': [date '2024-01-01']} as d, map {'k': 1} as e, null as f, 7 as f`;
    expect(await rowsOf(sql)).toEqual([
      {
        ...{ a: "NaN", b: "9007199254740993", c: 1.1 },
        ...{ d: { x: ["2024-01-01"] }, e: [{ key: "k", value: 1 }], f: null, "f:1": 7 },
      },
    ]);
  });

  test("CSV has a header where there is no row, and none of its cells is a formula", async () => {
    const none = await command("sql", "select id, date from models limit 0", "--format", "csv");
    expect(none.out).toBe("id,date\n");
    const formula = await command("sql", "select '=1+1' as x, [1, 2] as y", "--format", "csv");
    expect(formula.out).toBe('x,y\n"\'=1+1",1; 2\n');
    const lines = await command("sql", "from range(2)", "--format", "ndjson");
    expect(lines.out).toBe('{"range":0}\n{"range":1}\n');
  });

  test("Parquet has the rows and their types", async () => {
    const out = join(folder, "prices.parquet");
    const sql = "select id, date, input_usd_mtok, ['a'] as l from api_prices order by id limit 9";
    const written = await command("sql", sql, "--format", "parquet", "--out", out);
    expect(written).toEqual({ code: 0, said: "", out: `${out}: 9 rows\n` });
    expect(readFileSync(out).subarray(0, 4).toString()).toBe("PAR1");
    const duck = await loadDuckDb();
    if (!duck.ok) throw new Error(duck.error.code);
    const open = await duck.value.DuckDBInstance.create(":memory:", {});
    const connection = (await open.connect()) as DuckConnection & {
      runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown; columnTypes(): object[] }>;
    };
    const read = await connection.runAndReadAll(`from '${out}'`);
    expect(read.columnTypes().map(String)).toEqual(["VARCHAR", "DATE", "DOUBLE", "VARCHAR[]"]);
    expect(read.getRowsJson()).toEqual((await rowsOf(sql)).map((row) => Object.values(row)));
    rmSync(out);
  });
});

test.each([
  [["sql"], "QUERY"],
  [["sql", "select 1", "--as-of", "yesterday"], "--as-of"],
  [["sql", "select 1", "--as-of", "2031-01-01"], "2031-01-01"],
  [["sql", "select 1", "--seconds", "0"], "at most 3600"],
  [["sql", "select 1", "--format", "parquet"], "--out"],
  [["sql", "select 1", "--format", "xlsx"], "parquet"],
  [["sql", "select 1", "--queue", "x"], "--queue"],
])("%j is refused with what is wrong", async (argv, part) => {
  const { code, said } = await command(...argv);
  expect(said).toContain(part);
  expect(code).toBe(2);
});

test("--help tells how, in Chinese too", async () => {
  expect((await command("sql", "--help")).out).toContain("npx sextant sql");
  expect((await command("sql", "--help", "--lang", "zh")).out).toContain("数据集");
});

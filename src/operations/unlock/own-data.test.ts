import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { packageRoot } from "../../node/package-root.ts";
import { runOperation } from "../contract/run-operation.ts";
import { recognizeFile } from "../shared/recognize-file.ts";
import unlock from "./unlock.ts";

const example = (name: string): string =>
  readFileSync(join(packageRoot, "examples/data", name), "utf8");
const thresholds = example("thresholds.csv");
const models = example("models.csv");

const ask = (input: Record<string, unknown>) =>
  runOperation(unlock, { draws: 40, ...input }, contextOf());

async function answer(input: Record<string, unknown>) {
  const { envelope } = must(await ask(input));
  return envelope;
}

/** A table up to a day, as its owner had it then; days stand in its second column. */
const until = (table: string, day: string): string =>
  table
    .split("\n")
    .filter((line) => !/^\d/.test(line.split(",")[1] ?? "") || (line.split(",")[1] ?? "") <= day)
    .join("\n");

describe("thresholds of one's own", () => {
  test("are those that stood on the day, and an application without capability is left out", async () => {
    const { result, notes } = await answer({ data: thresholds, asOf: "2025-06-01" });
    const [only, ...others] = result.applications;
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      ...{ id: "contract-review", label: "Review of a contract, unattended" },
      tokens: { in: 60_000, out: 8000 },
      thresholds: [
        { kind: "capability", low: 148, high: 156, knownOn: "2025-03-01" },
        { kind: "price", low: 0.5, high: 2, knownOn: "2025-03-01" },
      ],
    });
    expect(notes.at(-1)).toContain("5 entries later");
  });

  test("give the same answer on a day as the table gave then", async () => {
    for (const asOf of ["2025-06-01", "2026-03-01"]) {
      const then = await answer({ data: until(thresholds, asOf), asOf });
      const now = await answer({ data: thresholds, asOf });
      expect(now.result).toEqual(then.result);
    }
  });

  test("give what a definition of the same thresholds gives", async () => {
    const { result } = await answer({ data: thresholds, application: "contract-review" });
    const defined = await answer({ definition: example("application.yaml") });
    const plain = ({ applications }: typeof result) =>
      applications.map(({ date, lower, upper, possible, bindingShares, sooner }) => ({
        ...{ date, lower, upper, possible, sooner },
        shares: new Map(bindingShares.map(({ kind, share }) => [kind, share])),
      }));
    expect(plain(result)).toEqual(plain(defined.result));
  });

  test("may be written with semicolons, decimal commas and days of another order", async () => {
    const again = thresholds
      .replace(/"Review of a contract, unattended"/, "Review of a contract")
      .replaceAll(",", ";")
      .replace(/(\d)\.(\d)/g, "$1,$2")
      .replace(/(\d{4})-(\d{2})-(\d{2})/g, "$3.$2.$1");
    const { result } = await answer({ data: again });
    const plain = await answer({ data: thresholds.replace(", unattended", "") });
    expect(result).toEqual(plain.result);
  });
});

describe("measures of one's own", () => {
  test("stand beside the public ones from their days on", async () => {
    const record = "model,date,capability\nOurs,2024-05-01,175\n";
    const application = "unattended-software-engineering";
    const [own, plain] = [
      await answer({ data: record, application }),
      await answer({ application }),
    ];
    const dateOf = ({ result }: typeof own) =>
      result.applications[0]?.thresholds.find(({ kind }) => kind === "capability")?.date;
    expect(dateOf(own)).toBe("2024-05-01");
    expect(dateOf(plain) ?? "").toMatch(/^202[5-9]/);
    expect(own.notes.join(" ")).toContain("Rows of your own stand beside the public ones: 1");
  });

  test("give the same answer on a day as the table gave then", async () => {
    const asOf = "2026-02-01";
    const now = await answer({ data: models, asOf });
    const then = await answer({ data: until(models, asOf), asOf });
    expect(now.result).toEqual(then.result);
    expect(now.notes.at(-1)).toContain("2 entries later");
  });

  test("price a model with the points of its own rows or of the index, and name the others", async () => {
    const cheap = (model: string) =>
      `model,date,price_in,price_out\n${model},2024-07-01,1e-4,1e-4\n`;
    const application = "data-extraction";
    const priceOf = async (data?: string) => {
      const { result, notes } = await answer({ application, ...(data ? { data } : {}) });
      const need = result.applications[0]?.thresholds.find(({ kind }) => kind === "price");
      return { date: need?.date ?? "", notes: notes.join(" ") };
    };
    const [public_, known, unknown] = [
      await priceOf(),
      await priceOf(cheap("gpt-4-0314").replace("2024-07-01", "2023-03-14")),
      await priceOf(cheap("Nobody knows it")),
    ];
    expect(known.date < public_.date).toBe(true);
    expect(unknown.date).toBe(public_.date);
    expect(unknown.notes).toContain("count for nothing: Nobody knows it");
    expect(known.notes).not.toContain("count for nothing");
  });
});

describe("a table is refused with file, row, column and rule", () => {
  const head = "application,date,kind,low,high,reliability,sense,tokens_in,tokens_out";
  const cases: readonly (readonly [string, string, string, number, string])[] = [
    ["no kind", `${head}\na,2025-01-01,talent,1,2,,,,`, "bad-cell", 2, "kind"],
    ["no name", `${head}\n,2025-01-01,capability,1,2,,,,`, "bad-cell", 2, "application"],
    ["no day", `${head}\na,,capability,1,2,,,,`, "bad-cell", 2, "date"],
    ["no number", `${head}\na,2025-01-01,capability,lots,2,,,,`, "bad-cell", 2, "low"],
    ["ends reversed", `${head}\na,2025-01-01,capability,9,2,,,,`, "bad-cell", 2, "high"],
    ["no reliability", `${head}\na,2025-01-01,horizon,9,10,,,,`, "bad-cell", 2, "reliability"],
    [
      "another reliability",
      `${head}\na,2025-01-01,horizon,9,,0.7,,,`,
      "bad-cell",
      2,
      "reliability",
    ],
    ["no sense", `${head}\na,2025-01-01,sense,,,,touch,,`, "bad-cell", 2, "sense"],
    ["a price of no task", `${head}\na,2025-01-01,price,1,2,,,,`, "bad-cell", 2, "tokens_in"],
    ["half a price", "model,date,price_in,price_out\na,2025-01-01,1,", "bad-cell", 2, "price_out"],
    ["nothing measured", "model,date,capability\na,2025-01-01,", "bad-cell", 2, "capability"],
    ["a price of 0", "model,date,price_in,price_out\na,2025-01-01,0,1", "bad-cell", 2, "price_in"],
  ];

  test.for(cases)("%s", async ([_what, data, code, row, column]) => {
    expect(await ask({ data })).toMatchObject({
      error: { code, facts: { file: "data", row, column } },
    });
  });

  test("no column of measures, nothing by the day, and a definition beside thresholds", async () => {
    expect(await ask({ data: "model,date\na,2025-01-01\n" })).toMatchObject({
      error: { code: "csv-column" },
    });
    for (const data of [thresholds, models]) {
      expect(await ask({ data, asOf: "2024-06-01" })).toMatchObject({
        error: { code: "nothing-known-then" },
      });
    }
    const both = { data: thresholds, definition: example("application.yaml") };
    expect(await ask(both)).toMatchObject({ error: { code: "only-one-of" } });
  });
});

test("open knows both by what is written in them", () => {
  const kinds = (text: string) =>
    must(recognizeFile({ file: "x", text })).map(({ kind, operation }) => [kind, operation]);
  expect(kinds(thresholds)).toEqual([["thresholds", "unlock"]]);
  expect(kinds(models)).toEqual([["measures", "unlock"]]);
});

/**
 * Cases that others' files and questions made, with right values that were derived apart. B18, the
 * size of the list of tools, is in `src/mcp/mcp-server.test.ts`.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, type TestContext, test } from "vitest";
import { main } from "../src/cli/main.ts";
import { loosenInput } from "../src/operations/contract/loosen-input.ts";
import type { Operation } from "../src/operations/contract/operation.ts";
import { readInput } from "../src/operations/contract/run-operation.ts";
import { findOperation } from "../src/operations/index.ts";
import { needsShared, sharedPath } from "./support/shared.ts";

const TODAY = "2026-11-23";
const pathOf = (path: string): string => sharedPath(join("cases/public", path));

async function run(...words: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main([...words], {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    isTerminal: false,
    width: 120,
    color: false,
    environment: {},
    today: TODAY,
  });
  return { code, out: out.join(""), said: said.join("") };
}

/** What a command answers as JSON; every case is of the upstream folder. */
async function answer(context: TestContext, ...words: readonly string[]) {
  needsShared(context);
  const { code, out, said } = await run(...words, "--json");
  expect(said).toBe("");
  expect(code).toBe(0);
  return JSON.parse(out).result;
}

describe("own files", () => {
  test.for(["english", "german"])("B01: the law of %s.csv", async (name, context) => {
    const data = pathOf(`B01-decimal-comma/${name}.csv`);
    const words = ["scaling", "--data", data, "--bootstrap", "0", "--drop", "0"];
    const { parameters } = await answer(context, ...words);
    const { A, B, E, alpha, beta } = parameters;
    expect(A.value).toBeCloseTo(483.4, 0);
    expect(B.value).toBeCloseTo(2083.9, 0);
    expect(E.value).toBeCloseTo(1.8174, 4);
    expect(alpha.value).toBeCloseTo(0.34797, 4);
    expect(beta.value).toBeCloseTo(0.36576, 4);
  });

  test("B05: rows after the day are not used", async (context) => {
    const inputs = pathOf("B05-as-of-own-prices");
    const words = ["price-decline", "--inputs", inputs, "--as-of", "2024-12-31"];
    const { series } = await answer(context, ...words);
    expect(series).toHaveLength(1);
    expect(series[0].n).toBe(4);
    expect(series[0].declinePerYear).toBeCloseTo(4, 3);
  });

  test("B06: agents under METR's names of suite 1.1", async (context) => {
    const runs = pathOf("B06-metr-names/runs.jsonl");
    const { agents, trend } = await answer(context, "horizon", "--runs", runs, "--bootstrap", "0");
    expect(agents).toHaveLength(9);
    expect(agents.every(({ date }: { date: string | null }) => date)).toBe(true);
    expect(trend.n).toBe(9);
    expect(Math.round(trend.doublingTimeDays)).toBe(192);
    expect(trend.growthPerYear).toBeCloseTo(3.75, 2);
  });

  test.for(["B08-public-eci-file", "B09-eci-anchor-name"])(
    "%s: the index on its public scale",
    async (folder, context) => {
      const words = ["capability", "--inputs", pathOf(folder), "--bootstrap", "0", "--lambda", "0"];
      const { models } = await answer(context, ...words);
      const index = Object.fromEntries(
        models.map(({ label, eci }: { label: string; eci: number }) => [label, eci]),
      );
      const right = {
        ...{ "Claude 3.5 Sonnet": 130, "GPT-5": 150, Alpha: 120, Beta: 140 },
        ...{ Gamma: 160, Delta: 110, Epsilon: 134 },
      };
      expect(Object.keys(index)).toHaveLength(7);
      for (const [name, value] of Object.entries(right)) expect(index[name]).toBeCloseTo(value, 3);
    },
  );

  test.for([
    ["config.json", 1000, 24, 16.06e9, 131_072],
    ["config.yaml", 1000, 24, 16.06e9, 131_072],
    ["lite.yaml", 32_000, 768, 31.4e9, 31_104],
  ] as const)("B15: %s", async ([file, prompt, output, weights, aToken], context) => {
    const result = await answer(
      context,
      ...["serving", "--hardware", "h100-sxm", "--precision", "fp16", "--cached", "0"],
      ...["--prompt", String(prompt), "--output", String(output)],
      ...["--model", pathOf(`B15-hugging-face-config/${file}`)],
    );
    const { weightBytes, keyValueBytesPerToken } = result.memory ?? result;
    expect(weightBytes / weights).toBeCloseTo(1, 2);
    expect(keyValueBytesPerToken).toBe(aToken);
  });
});

describe("models", () => {
  const outputs = async (context: TestContext, folder: string, ...more: readonly string[]) =>
    (await answer(context, "simulate", pathOf(`${folder}/model.yaml`), ...more)).outputs;

  test("B02: what is not finite is ranked, or stands beside the probability", async (context) => {
    const { log_positive, inverse, root } = await outputs(context, "B02-nonfinite-dropped");
    expect(log_positive.probability).toBeCloseTo(0.1587, 3);
    expect(log_positive.undefinedShare).toBeCloseTo(0.5, 3);
    expect(root.undefinedShare).toBeCloseTo(0.5, 3);
    expect(inverse).toMatchObject({ p05: 1, p25: 1, p50: "Infinity", p75: "Infinity" });
    const text = await run("simulate", pathOf("B02-nonfinite-dropped/model.yaml"));
    expect(text.out).toMatch(/inverse is ∞ in 68\.3 %/);
    expect(text.out).toMatch(/root is undefined in 50 %/);
  });

  test("B03: minus infinity ranks below all, and exact life has the tail", async (context) => {
    const folder = "B03-minus-infinity-ranks";
    const { log10_life } = await outputs(context, folder, "--draws", "1000000");
    expect(log10_life.p05).toBe("-Infinity");
    expect(log10_life.p25).toBeCloseTo(-14.21, 1);
    expect(log10_life.p50).toBeCloseTo(-0.0296, 3);
    expect(log10_life.nonFinite.negativeInfinity / 1e6).toBeCloseTo(0.221, 3);
  });

  test("B19: a mean that the tail decides is not determined", async (context) => {
    for (const seed of ["1", "2", "3"]) {
      const { x, y } = await outputs(context, "B19-mean-of-heavy-tail", "--seed", seed);
      expect([x.isMeanDetermined, y.isMeanDetermined]).toEqual([false, false]);
      expect(x.meanStandardError).toBeGreaterThan(0);
    }
  });

  test("B21: a range from 0 is refused with what to write", async (context) => {
    needsShared(context);
    const { code, said } = await run("simulate", pathOf("B21-zero-to/model.yaml"));
    expect(code).not.toBe(0);
    expect(said).toContain("uniform(0, 30000000)");
  });

  test("B23: 5k to 10k", async (context) => {
    const { y } = await outputs(context, "B23-messages");
    expect(y.mean).toBeCloseTo(7229.7, -0.5);
    expect(y.p50).toBeCloseTo(7071.1, -0.5);
  });
});

describe("the facts", () => {
  const records = async (bar: string): Promise<readonly Record<string, unknown>[]> => {
    const { out } = await run("price", "--at-least", bar, "--scale", "eci", "--json");
    return JSON.parse(out).result.history;
  };

  test("B12: a score reached with thinking has the price of thinking", async () => {
    // 0.9875 USD with thinking at first, 0.85 at the prices of June; 0.2625 without.
    for (const [bar, prices] of [
      ["140", []],
      ["141", [0.9875, 0.85]],
    ] as const) {
      const flash = (await records(bar)).filter(({ model }) =>
        String(model).includes("2.5-flash-preview"),
      );
      expect(flash.map(({ usdPerMtok }) => usdPerMtok)).toEqual(prices);
    }
  });

  test("B13: a router's price is no record under the maker", async () => {
    for (const bar of ["117", "120", "125", "130"]) {
      const gemma = (await records(bar)).filter(({ model }) => /gemma-3-27b/i.test(String(model)));
      expect(gemma.filter(({ provider }) => provider === "google")).toEqual([]);
    }
  });
});

describe("surfaces", () => {
  test("B16: CSV is one table, with numbers in full", async () => {
    const { out } = await run("trend", "capability", "--format", "csv");
    const rows = Papa.parse<string[]>(out.trimEnd()).data;
    expect(new Set(rows.map((row) => row.length)).size).toBe(1);
    const [header = [], ...points] = rows;
    const gpt4 = points.find((row) => row.includes("GPT-4 (Mar 2023)"));
    expect(gpt4?.[header.indexOf("value")]).toBe("125.75");
    expect(header).toEqual(expect.arrayContaining(["value_lower", "value_upper"]));
    expect(out).not.toMatch(/÷|–|\$|×/);
  });

  test("B17: numbers as text, text as numbers and null for absent", (context) => {
    needsShared(context);
    const requests = JSON.parse(readFileSync(pathOf("B17-mcp-arguments/requests.json"), "utf8"));
    const right = [
      ["atLeast", 130],
      ["draws", 1000],
      ["bar", "150"],
      ["atLeast", 130],
    ] as const;
    requests.forEach(
      (request: { name: string; arguments: Record<string, unknown> }, index: number) => {
        const operation = findOperation(request.name) as Operation;
        const read = readInput(operation, loosenInput(operation, request.arguments));
        const [field, wanted] = right[index] ?? ["", undefined];
        const value = read.ok && (read.value as Record<string, unknown>)[field];
        expect([value].flat()).toEqual([wanted]);
      },
    );
  });
});

import { describe, expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { findOperation, operations } from "../index.ts";
import type { Operation } from "./operation.ts";
import { parametersOf } from "./parameters.ts";
import { formatsOf, printRun, readFormat } from "./print-run.ts";
import { runOperation } from "./run-operation.ts";

const style = { width: 100, color: false };

async function linesOf(operation: Operation, input: unknown): Promise<unknown[] | string> {
  const run = await runOperation(operation, input, contextOf());
  if (!run.ok) return run.error.code;
  const printed = await printRun(operation, run.value, "ndjson", style);
  if (!printed.ok) return printed.error.code;
  return printed.value
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

describe("NDJSON", () => {
  test("writes the same list of an operation on every date", async () => {
    const law = findOperation("law") as Operation;
    for (const asOf of ["2023-12-28", "2025-06-30"]) {
      const lines = await linesOf(law, { asOf });
      expect(lines).toHaveLength(4);
      for (const line of lines) expect(line).toHaveProperty("claimed");
    }
  });

  test("is refused by an operation that names no list, before it runs", () => {
    const market = findOperation("market") as Operation;
    expect(readFormat(market, "ndjson")).toMatchObject({ ok: false, error: { code: "no-rows" } });
    expect(readFormat(market, "csv")).toEqual({ ok: true, value: "csv" });
    expect(formatsOf(market)).not.toContain("ndjson");
  });

  test("is refused for an answer that is without the list", async () => {
    expect(await linesOf(findOperation("trend") as Operation, {})).toBe("no-rows-here");
    expect(await linesOf(findOperation("series") as Operation, {})).toBe("no-rows-here");
  });
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  "%s weighs more the more it draws, and never nothing",
  (_name, operation) => {
    const [example = {}] = operation.examples;
    const given = operation.input.parse(example) as object;
    const weight = operation.weight(given);
    expect(weight).toBeGreaterThan(0);
    for (const { name } of parametersOf(operation)) {
      if (name !== "draws" && name !== "bootstrap") continue;
      const more = operation.weight({ ...given, [name]: 1e6 });
      // Resampling runs that nobody has given is no work.
      if (operation.name === "horizon") expect(more).toBe(weight);
      else expect(more).toBeGreaterThan(weight);
    }
  },
);

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../src/base/outcome.ts";
import { describeRefusal } from "../src/cli/describe-refusal.ts";
import { languages } from "../src/i18n/translate.ts";
import type { Operation } from "../src/operations/contract/operation.ts";
import { parametersOf } from "../src/operations/contract/parameters.ts";
import { readInput, runOperation } from "../src/operations/contract/run-operation.ts";
import { findOperation, operations } from "../src/operations/index.ts";
import { contextOf } from "./support/facts.ts";
import { testFewAndAll } from "./support/few-and-all.ts";

/** What no refusal may say: a word twice, a blank, a hole in a sentence, the schema library's words. */
const faults: readonly (readonly [string, RegExp])[] = [
  ["a word twice", /\b(\p{L}+) \1\b/iu],
  ["a number for a rule", /: -?[\d.e+]+; got |：-?[\d.e+]+；所给为/],
  ["no rule", /(^|[:：])\s*[;；]|[;；] got $|所给为 ?$/],
  ["a blank that is not filled", /\{\w+\}/],
  ["a key for a sentence", /\b(rule|problem)\.[a-z]/],
  ["a value that is none", /\bundefined\b|\[object|\bNaN\b/],
  ["words of the schema library", /Invalid|expected \w+, received|Too (small|big)/],
  ["an expectation twice", /expected must|must be must|must must/],
];

/** Faults by refusal: most are alike once what the reader wrote is left out. */
const known = new Map<string, readonly string[]>();

/** What is wrong with how a refusal reads, in either language. What the reader wrote is not ours. */
function faultsOf(operation: Operation, input: object, problem: Problem): readonly string[] {
  const facts = { ...problem.facts };
  if (facts["value"] !== undefined && facts["value"] !== "") facts["value"] = "…";
  // The reader of YAML quotes what it cannot read behind a colon.
  if (problem.code === "bad-yaml") facts["rule"] = String(facts["rule"]).split(":", 1)[0] ?? "";
  const given = problem.code === "missing-input" ? input : {};
  const key = JSON.stringify([operation.name, problem.code, facts, given]);
  const found = known.get(key) ?? read({ ...problem, facts });
  known.set(key, found);
  return found;

  function read(blanked: Problem): readonly string[] {
    return languages.flatMap((language) => {
      const asked = { command: operation.name, operation, input: { ...input } };
      const text = describeRefusal(language, blanked, asked);
      return faults.filter(([, sign]) => sign.test(text)).map(([fault]) => `${fault}: ${text}`);
    });
  }
}

const nasty: readonly unknown[] = [
  ...["", " ", "x", "-1", "0", "1e999", "((", "?", "2024-02-30", "5 to 1", "1-2", "1 to", "a.next"],
  ...["ln(1, 2)", "beta(1)", "beta(-1, 2)", "normal(0, -1)", "mixture(1)", "1 < 2 < 3", "1 / 0"],
  ...[-1, 0, 1.5, 1e300, Number.NaN, true, null, [], ["x"], {}, { x: 1 }, "x".repeat(5000)],
];

describe("a refusal says what is wrong, by which rule, each word once", () => {
  const named = operations.map((operation) => [operation.name, operation] as const);
  const expectFaultless = (operation: Operation, examples: readonly object[]) => {
    const found = examples.flatMap((example) =>
      parametersOf(operation).flatMap(({ name }) =>
        nasty.flatMap((value) => {
          const input = { ...example, [name]: value };
          const read = readInput(operation, input);
          return read.ok ? [] : faultsOf(operation, input, read.error);
        }),
      ),
    );
    expect([...new Set(found)]).toEqual([]);
  };
  test.each(named)("for every input of %s", (_name, operation) =>
    expectFaultless(operation, operation.examples.slice(0, 1)),
  );
  test.each(named)("for every input of each example of %s", { tags: "long" }, (_name, operation) =>
    expectFaultless(operation, operation.examples),
  );

  test.each([
    ["training", { hardware: "h100-sxm" }, ["chips", "mfu", "price", "tokens", "modalities"]],
    ["training", { backSolve: true, days: 100, hardware: "a100-sxm-80gb" }, ["chips"]],
    ["serving", { model: "deepseek-v3", hardware: "h800-sxm" }, ["utilization", "price"]],
    ["agent", { steps: 10, spread: 0 }, ["step", "tries", "verifier"]],
    ["unlock", {}, ["definition", "application"]],
    ["trend", { id: "capability" }, ["id", "frontier"]],
  ] as const)("for what %s reads further, given %j", async (name, given, fields) => {
    const operation = findOperation(name) as Operation;
    const found: string[] = [];
    for (const field of fields) {
      for (const value of [...nasty, "20000 to 24000"].filter((one) => typeof one === "string")) {
        const input = { ...given, [field]: value };
        const run = await runOperation(operation, input, contextOf());
        if (!run.ok) found.push(...faultsOf(operation, input, run.error));
      }
    }
    expect([...new Set(found)]).toEqual([]);
  });

  testFewAndAll("for %i broken models", [100, 500], async (numRuns) => {
    const operation = findOperation("simulate") as Operation;
    const words = fc.constantFrom(
      ...[
        "a",
        "b",
        "c",
        "a.next",
        "1",
        "2.5",
        "1e999",
        "to",
        "and",
        "not",
        "or",
        "+",
        "-",
        "*",
        "/",
      ],
      ...[
        "^",
        "<",
        ">",
        "==",
        "(",
        ")",
        ",",
        "normal",
        "beta",
        "mixture",
        "max",
        "ln",
        "?",
        "month",
      ],
    );
    const formula = fc.array(words, { maxLength: 8 }).map((parts) => parts.join(" "));
    const model = fc
      .record({
        a: formula,
        b: formula,
        c: formula,
        spare: fc.constantFrom("", "units: x\n", "d: ["),
      })
      .map(
        ({ a, b, c, spare }) =>
          `inputs:\n  a: ${a}\n  b: ${b}\nlet:\n  d: ${c}\noutputs:\n  d: d\n${spare}`,
      );
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(model, async (text) => {
        const input = { model: text, draws: 256 };
        const run = await runOperation(operation, input, contextOf());
        if (run.ok) return;
        refused += 1;
        expect(faultsOf(operation, input, run.error)).toEqual([]);
      }),
      { numRuns, seed: 20_261_123 },
    );
    expect(refused).toBeGreaterThan(0.8 * numRuns);
  });
});

test("the faults that a refusal may have are found", () => {
  const say = (text: string) =>
    faults.filter(([, sign]) => sign.test(text)).map(([fault]) => fault);
  expect(say("line 1: expected expected an operator or the end; got )")).toEqual(["a word twice"]);
  expect(say("--chips: 22000; got 20000 to 24000")).toEqual(["a number for a rule"]);
  expect(say("--chips: ; got x")).toEqual(["no rule"]);
  expect(say("--chips: must be {rule}; got x")).toEqual(["a blank that is not filled"]);
  expect(say("--chips: Invalid input; got {}")).toEqual(["words of the schema library"]);
  expect(say("--chips: must be one number, such as 22000; got x")).toEqual([]);
});

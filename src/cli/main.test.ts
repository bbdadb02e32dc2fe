import { describe, expect, test } from "vitest";
import { operations } from "../operations/index.ts";
import { parametersOf } from "../operations/parts/parameters.ts";
import { type Io, main } from "./main.ts";
import { flagOf, flagsEverywhere } from "./read-arguments.ts";

interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

const run = (...argv: string[]): Promise<Outcome> => runWith({}, ...argv);

async function runWith(more: Partial<Io>, ...argv: string[]): Promise<Outcome> {
  let out = "";
  let said = "";
  const code = await main(argv, {
    out: (text) => {
      out += text;
    },
    say: (text) => {
      said += text;
    },
    isTerminal: false,
    width: 100,
    color: false,
    environment: {},
    today: "2026-11-23",
    ...more,
  });
  return { code, out, said };
}

describe("the command line", () => {
  test("without a word prints help that names every operation", async () => {
    const { code, out } = await run();
    expect(code).toBe(0);
    for (const { name } of operations) expect(out).toContain(`  ${name} `);
  });

  test.each(operations.map(({ name }) => name))(
    "%s --help shows its flags and examples, in Chinese too",
    async (name) => {
      const english = await run(name, "--help");
      expect(english.out).toContain(`npx sextant ${name}`);
      const chinese = await run(name, "--help", "--lang", "zh");
      expect(chinese.out).toMatch(/[\u4e00-\u9fff]/);
    },
  );

  test.each(operations.map((operation) => [operation.name, operation] as const))(
    "no input of %s has the name of a flag that every operation has",
    (_name, operation) => {
      const names = parametersOf(operation).map(({ name }) => flagOf(name));
      expect(names.filter((name) => flagsEverywhere.includes(name))).toEqual([]);
    },
  );

  test("an input is described as what it is there, not as another of the same name", async () => {
    expect((await run("serving", "--help")).out).toMatch(/--precision \S+ +number format of the w/);
    expect((await run("training", "--help")).out).toMatch(
      /--precision \S+ +number format of the m/,
    );
  });

  test("tells at a terminal how far long work is, and hears an interrupt in the midst of it", async () => {
    let interrupted = false;
    setTimeout(() => {
      interrupted = true;
    }, 1500);
    const world = { isTerminal: true, cancelled: () => interrupted };
    const { code, out, said } = await runWith(world, "scaling", "--bootstrap", "100000");
    expect([code, out]).toEqual([130, ""]);
    expect(said).toContain("% resamples");
    expect(said).toContain("cancelled");
  }, 60_000);

  test("--json prints one envelope on standard output and nothing else", async () => {
    const { out, said } = await run("law", "--json", "--as-of=2025-01-01");
    const envelope = JSON.parse(out);
    expect(Object.keys(envelope)).toEqual([
      "operation",
      "version",
      "asOf",
      "dataDigest",
      "seed",
      "lang",
      "result",
      "sources",
      "notes",
    ]);
    expect(envelope.asOf).toBe("2025-01-01");
    expect(envelope.dataDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(said).toBe("");
  });

  test.each(["csv", "md", "html", "ndjson", "text"])(
    "--format %s prints the same answer in that form",
    async (format) => {
      const { code, out } = await run("law", "--format", format);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(100);
    },
  );

  test.each([
    [["gold"], "operation must be one of law"],
    [["trend", "gold"], "trend must be one of capability"],
    [["law", "--as-of", "2024-02-30"], 'asOf: must be a date YYYY-MM-DD; got "2024-02-30"'],
    [["law", "--as-of", "1900-01-01"], "as-of must not be before the first fact"],
    [["law", "--as-of"], "--as-of needs a value"],
    [["law", "--colour"], "unknown flag --colour"],
    [["law", "2024-01-01"], "unexpected argument 2024-01-01"],
    [["law", "--format", "pdf"], "format must be one of text"],
    [["law", "--lang", "fr"], "language must be one of en, zh; got fr"],
    [["trend", "capability", "--level", "high"], "--level must be a number; got high"],
    [["why"], "number must be one of law.capability.growthPerYear"],
  ])("refuses %j with exit code 2 and says what, rule and value", async (argv, message) => {
    const { code, out, said } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(said).toContain(message);
  });

  test("a refusal is in the reader's language", async () => {
    const { said } = await run("law", "--as-of", "2024-02-30", "--lang", "zh");
    expect(said).toContain("必须是 YYYY-MM-DD 形式的日期");
  });
});

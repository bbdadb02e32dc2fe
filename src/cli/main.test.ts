import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { packageRoot } from "../node/package-root.ts";
import type { RunCache } from "../node/run-cache.ts";
import { flagOf } from "../operations/contract/command-of.ts";
import { parametersOf } from "../operations/contract/parameters.ts";
import { operations } from "../operations/index.ts";
import type { Io } from "./io.ts";
import { main } from "./main.ts";
import { flagsEverywhere } from "./read-arguments.ts";

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

  test("help says what must be given, and what holds where nothing is", async () => {
    const { out } = await run("price", "--help");
    expect(out).toMatch(/--at-least N .*\(required\)\n/);
    expect(out).toMatch(/--blend TEXT .*\(default 3:1\)\n/);
    const simulation = await run("simulate", "--help");
    expect(simulation.out).toMatch(
      /Examples:\n {2}npx sextant simulate examples\/training-run.yaml\n$/,
    );
    expect(existsSync(join(packageRoot, "examples/training-run.yaml"))).toBe(true);
  });

  test("tells at a terminal how far long work is, and hears an interrupt in the midst of it", async () => {
    let said = "";
    const world = {
      isTerminal: true,
      say: (text: string) => {
        said += text;
      },
      cancelled: () => said.includes("% resamples"),
    };
    // A dozen runs, which are soon fitted.
    const rows = Array.from({ length: 12 }, (_, i) => `${i + 1}e8,${i + 2}e19,${3 - i / 10}`);
    const folder = mkdtempSync(join(tmpdir(), "sextant-"));
    const path = join(folder, "runs.csv");
    writeFileSync(path, `Model Size,Training FLOP,loss\n${rows.join("\n")}\n`);
    const work = ["scaling", "--data", path, "--drop", "0", "--bootstrap", "100000"];
    const { code, out } = await runWith(world, ...work);
    rmSync(folder, { recursive: true });
    expect([code, out]).toEqual([130, ""]);
    expect(said).toContain("cancelled");
    // It was heard long before the end.
    expect(said).not.toContain("100 %");
  });

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
      const { code, out } = await run("law", "--as-of=2023-12-28", "--format", format);
      expect(code).toBe(0);
      expect(out.length).toBeGreaterThan(100);
    },
  );

  test.each([
    [["gold"], "gold is unknown; did you mean "],
    [["trend", "capabilty"], "capabilty is unknown; did you mean capability, "],
    [["law", "--as-of", "2024-02-30"], '--as-of: must be a date YYYY-MM-DD; got "2024-02-30"'],
    [["law", "--as-of", "1900-01-01"], "as-of must not be before the first fact"],
    [["law", "--as-of"], "--as-of needs a value"],
    [["law", "--asof", "x"], "did you mean --as-of, --json, --lang? All 9: npx sextant law --help"],
    [["law", "2024-01-01"], "unexpected argument 2024-01-01; did you mean --as-of 2024-01-01?"],
    [["law", "today"], "unexpected argument today\n"],
    [["law", "--as-of", "2030-01-01"], "as-of 2030-01-01 lies ahead of today, 2026-11-23"],
    [["price"], "price needs --at-least N, for example: npx sextant price --at-least 130\n"],
    [["simulate"], "for example: npx sextant simulate examples/training-run.yaml\n"],
    [["training"], "training needs --model NAME|FILE, for example: npx sextant training --model"],
    [
      ["training", "--back-solve"],
      "needs --chips TEXT, for example: npx sextant training --back-s",
    ],
    [["training", "--model", "llama-3.1-405b", "--chips", "-5"], "--chips: 1, 2, 3, …; got -5"],
    [["serving", "--model", "deepseek-v3", "--hardware", "h100-sx"], "did you mean h100-"],
    [["market", "--company", "Antropic"], "did you mean Anthropic, "],
    [["trend", "capability", "--level", "2"], "--level: < 1; got 2"],
    [["agent", "--step", "0.9", "--agent", "GPT-5"], "--step and --agent exclude each other"],
    [["brief", "--format", "ndjson"], "brief has no list to write as NDJSON; ask for another form"],
    [["trend", "--format", "ndjson"], "this answer of trend has no list points to write as NDJSON"],
    [["law", "--format", "pdf"], "format must be one of text"],
    [["law", "--lang", "fr"], "language must be one of en, zh; got fr"],
    [["trend", "capability", "--level", "high"], "--level must be a number; got high"],
    [["why", "--as-of=2023-12-28"], "number must be one of law.capability.claimed"],
  ])("refuses %j with exit code 2 and says what, rule and value", async (argv, message) => {
    const { code, out, said } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(said).toContain(message);
  });

  test("a refusal is in the reader's language", async () => {
    const { said } = await run("law", "--as-of", "2024-02-30", "--lang", "zh");
    expect(said).toContain("必须是 YYYY-MM-DD 形式的日期");
    const missing = await run("price", "--lang", "zh");
    expect(missing.said).toContain("price 需要 --at-least N，例如：npx sextant price");
  });
});

describe("what a costly command wrote", () => {
  const memory = () => {
    const kept = new Map<string, unknown>();
    const cache: RunCache = {
      recall: <Answer>(question: readonly unknown[]) =>
        kept.get(JSON.stringify(question)) as Answer | undefined,
      keep: (question, answer) => void kept.set(JSON.stringify(question), answer),
    };
    const commands = () => [...kept.keys()].filter((key) => key.startsWith('["command"'));
    return { cache, kept, commands };
  };
  const command = ["law", "--as-of", "2023-12-28"];

  test("is written again as it is kept, with its exit code", async () => {
    const { cache, kept, commands } = memory();
    const first = await runWith({ cache }, ...command);
    expect(await runWith({ cache }, ...command)).toEqual(first);
    kept.set(commands()[0] ?? "", { text: "as it is kept", code: 3 });
    expect(await runWith({ cache }, ...command)).toMatchObject({ out: "as it is kept", code: 3 });
  });

  test("is not that of another day, width, color, language or form", async () => {
    const { cache, kept, commands } = memory();
    await runWith({ cache }, ...command);
    kept.set(commands()[0] ?? "", { text: "as it is kept", code: 0 });
    const others = [
      runWith({ cache, today: "2026-11-22" }, ...command),
      runWith({ cache, width: 80 }, ...command),
      runWith({ cache, color: true }, ...command),
      runWith({ cache, environment: { LANG: "zh_CN.UTF-8" } }, ...command),
      runWith({ cache }, ...command, "--json"),
    ];
    for (const { code, out } of await Promise.all(others)) {
      expect([code, out.includes("as it is kept"), out.length > 1000]).toEqual([0, false, true]);
    }
  });

  test("is not kept where a file was read, a problem met or the price small", async () => {
    const { cache, kept, commands } = memory();
    const model = join(packageRoot, "examples/training-run.yaml");
    await runWith({ cache }, "simulate", model, "--draws", "2000000");
    // The answer is worth keeping, but the words of the command do not tell what the file says.
    expect(kept.size).toBe(1);
    await runWith({ cache }, "law", "--as-of", "2030-01-01");
    await runWith({ cache }, "series", "electricity");
    expect(commands()).toEqual([]);
  });
});

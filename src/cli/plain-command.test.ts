import { expect, test } from "vitest";
import { exit } from "./io.ts";
import { plainCommand, runPlainly } from "./plain-command.ts";

const command = plainCommand<{
  readonly out?: string;
  readonly many?: readonly string[];
  readonly rest?: readonly string[];
}>({
  name: "seal",
  operands: " -- OPERATION …",
  words: [{ name: "rest", many: true }],
  flags: [
    { name: "out", kind: "text", usage: "--out FILE", meaning: () => "where to write it" },
    { name: "many", kind: "text", many: true, usage: "--many X", meaning: () => "some of them" },
  ],
  examples: ["npx sextant seal -- lag"],
  run: async (given, { behind, print, io }) => {
    io.out(JSON.stringify({ given, behind, quiet: print.quiet }));
    return exit.ok;
  },
});

async function run(...argv: readonly string[]) {
  const out: string[] = [];
  const io = {
    ...{ out: (text: string) => out.push(text), say: () => undefined },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
  };
  const refused: unknown[] = [];
  const code = await runPlainly(command, argv, "en", io, async (problem) => {
    refused.push(problem);
    return exit.invalid;
  });
  return { code, out: out.join(""), refused };
}

test("gives flags and words by name, and what stands behind the dashes as it is", async () => {
  const { code, out } = await run("a", "--out=x", "b", "--many", "c,d", "--quiet", "--", "--help");
  expect(code).toBe(exit.ok);
  expect(JSON.parse(out)).toEqual({
    given: { rest: ["a", "b"], out: "x", many: ["c", "d"] },
    behind: ["--help"],
    quiet: true,
  });
});

test("tells in its help what each flag means", async () => {
  const { code, out } = await run("--help");
  expect(code).toBe(exit.ok);
  expect(out).toContain("sextant seal [flags] -- OPERATION …");
  expect(out).toMatch(/--out FILE +where to write it\n +--many X +some of them\n/);
  expect(out).not.toContain("--format");
});

test.each([
  [["--oot", "x"], { code: "unknown-flag", facts: { value: "--oot" } }],
  [["--out"], { code: "flag-without-value", facts: { flag: "--out" } }],
  [
    ["--json"],
    {
      code: "unknown-flag",
      facts: { value: "--format", known: "--out, --many, --lang, --quiet, --help" },
    },
  ],
])("refuses %j, and does nothing", async (argv, problem) => {
  const { code, out, refused } = await run(...argv);
  expect({ code, out }).toEqual({ code: exit.invalid, out: "" });
  expect(refused).toMatchObject([problem]);
});

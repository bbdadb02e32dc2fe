import { expect, test } from "vitest";
import { main } from "./main.ts";

async function command(...argv: readonly string[]) {
  const [out, said]: [string[], string[]] = [[], []];
  const code = await main(argv, {
    ...{ out: (text) => out.push(text), say: (text) => said.push(text) },
    ...{ isTerminal: false, width: 100, color: false, environment: {}, today: "2026-11-23" },
  });
  return { code, out: out.join(""), said: said.join("") };
}

test.each([
  ["data/values.csv", /rows: 8/],
  [
    "data/leaderboard.csv",
    /scores: 30, models: 6, benchmarks: 5, released: 2023-01-10 – 2026-02-01/,
  ],
  ["data/scores.csv", /scores: 30, models: 6/],
  ["data/prices.csv", /rows: 8, scores: Exam A, Exam B/],
  ["data/scaling.csv", /rows: 15/],
  ["data/attempts.csv", /runs: 144, agents: 3, tasks: 6/],
  ["data/config.json", /layers: 32/],
  ["data/application.yaml", /thresholds: 3/],
])("says what examples/%s holds, and the command that it prints answers", async (file, found) => {
  const { code, out } = await command("open", `examples/${file}`);
  expect(code).toBe(0);
  expect(out).toMatch(found);
  const [, words = ""] = /npx sextant (.*)/.exec(out) ?? [];
  const quick: Record<string, readonly string[]> = {
    ...{ capability: ["--bootstrap", "0"], scaling: ["--bootstrap", "0"] },
    ...{ horizon: ["--bootstrap", "20"], unlock: ["--draws", "20"] },
  };
  const argv = words.split(" ");
  const answered = await command(...argv, ...(quick[argv[0] ?? ""] ?? []), "--json");
  expect(answered.said).toBe("");
  expect(answered.code).toBe(0);
});

test("speaks Chinese, and says the other kinds that a file can be", async () => {
  const { out } = await command("open", "examples/data/prices.csv", "--lang", "zh");
  expect(out).toMatch(/模型价格[\s\S]*也可以读作[\s\S]*capability --data/);
});

test.each([
  [["open"], ""],
  [["open", "nowhere.csv"], "nowhere.csv"],
  [["open", "package.json"], "no kind"],
  [["open", "examples/data/values.csv", "more"], "more"],
  [["open", "--all", "x"], "--all"],
])("%j is refused with what is wrong", async (argv, part) => {
  const { code, said } = await command(...argv);
  expect(code).toBe(2);
  expect(said).toContain(part);
});

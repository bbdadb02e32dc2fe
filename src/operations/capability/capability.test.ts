import { expect, test } from "vitest";
import { contextOf } from "../../../test/support/facts.ts";
import { carriedTexts } from "../../../test/support/publications.ts";
import { runOperation } from "../contract/run-operation.ts";
import capability from "./capability.ts";

async function askFor(input: object) {
  const run = await runOperation(capability, { bootstrap: 0, ...input }, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return run.value.envelope.result;
}

test("reproduces the published index from its scores", async () => {
  const inputs = Object.fromEntries(carriedTexts("capability-index"));
  const result = await askFor({ inputs, lambda: 0.1 });
  expect(result.n).toEqual({ models: 179, benchmarks: 38, scores: 1324 });
  // Printed to four decimals.
  expect(result.cost).toBeCloseTo(3.4474, 4);
  expect(result.models.slice(0, 3).map(({ capability }) => capability.toFixed(4))).toEqual([
    "2.6592",
    "2.6453",
    "2.6446",
  ]);
});

test("the anchors of the public scale stand where they are fixed and have no interval", async () => {
  const { models } = await askFor({ bootstrap: 5 });
  const find = (id: string) => models.find((model) => model.id === id);
  expect(find("claude-3-5-sonnet-20240620")?.eci).toBeCloseTo(130, 9);
  expect(find("gpt-5-2025-08-07_medium")?.eci).toBeCloseTo(150, 9);
  expect(find("gpt-5-2025-08-07_medium")?.lower).toBeNull();
  expect(find("gpt-5-2025-08-07_high")?.lower).not.toBeNull();
});

test("the sensitivity names every other penalty and every benchmark but the anchor", async () => {
  const { sensitivity, n } = await askFor({});
  const count = (choice: string) => sensitivity.filter((row) => row.choice === choice).length;
  expect(count("penalty")).toBe(3);
  expect(count("without-benchmark")).toBeGreaterThanOrEqual(n.benchmarks - 2);
});

test.each([
  ["a score above 1", "m,2024-01-01,b,2023-01-01,1.2\n", "bad-cell"],
  ["a model without a date", "m,,b,2023-01-01,0.2\n", "bad-cell"],
])("refuses %s", async (_what, row, code) => {
  const header = "model,model_date,benchmark,benchmark_date,performance\n";
  const run = await runOperation(
    capability,
    { inputs: { "scores.csv": header + row } },
    contextOf(),
  );
  expect(run.ok ? "" : run.error.code).toBe(code);
  expect(run.ok ? {} : run.error.facts).toMatchObject({ file: "scores.csv", row: 2 });
});

test("refuses a folder without scores", async () => {
  const run = await runOperation(capability, { inputs: {} }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("missing-file");
});

test("before GPT-5 the scale is that of the published index, by all models on both", async () => {
  const { models, n } = await askFor({ asOf: "2025-07-31" });
  expect(n.models).toBeGreaterThan(30);
  const sonnet = models.find(({ id }) => id === "claude-3-5-sonnet-20240620");
  // Nothing fixes it there any more; the published index, of many more benchmarks, says 130.
  expect(Math.abs((sonnet?.eci ?? 0) - 130)).toBeLessThan(5);
});

test("a date on which too few models have scores is told so, with where to look", async () => {
  const run = await runOperation(capability, { asOf: "2024-06-30" }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("too-few-benchmarks");
});

/** Capabilities of models and difficulties of benchmarks; scores follow exactly. */
const abilities = {
  "Claude 3.5 Sonnet": [1, "2024-06-20"],
  "GPT-5": [2, "2025-08-07"],
  Alpha: [0.5, "2023-05-01"],
  Beta: [1.5, "2025-01-15"],
  Gamma: [2.5, "2026-02-01"],
  Delta: [0, "2023-01-10"],
} as const;
const difficulties = {
  Winogrande: [0, 1],
  A: [1, 2],
  B: [2, 1.5],
  C: [0.5, 3],
  D: [1.5, 1],
} as const;

function ownScores(header: string, anchor = "Winogrande"): string {
  const rows = Object.entries(abilities).flatMap(([model, [ability, date]]) =>
    Object.entries(difficulties).map(([name, [difficulty, slope]]) => {
      const score = 1 / (1 + Math.exp(-slope * (ability - difficulty)));
      return [model, date, name === "Winogrande" ? anchor : name, "2022-01-01", score].join(",");
    }),
  );
  return [header, ...rows, ""].join("\n");
}
const published = "model,date,benchmark,benchmark_release_date,performance";

async function placed(inputs: Readonly<Record<string, string>>, more: object = {}) {
  const input = { inputs, bootstrap: 0, lambda: 0, ...more };
  const run = await runOperation(capability, input, contextOf());
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  const { models } = run.value.envelope.result;
  const places = models.map(({ id, eci }) => [id, Math.round(10 * eci) / 10]);
  return { places: Object.fromEntries(places), notes: run.value.envelope.notes.join(" ") };
}

/** 130 at a capability of 1, 150 at 2. */
const exact = {
  "Claude 3.5 Sonnet": 130,
  "GPT-5": 150,
  Alpha: 120,
  Beta: 140,
  Gamma: 160,
  Delta: 110,
};

test.each(["eci_benchmarks.csv", "scores.csv", "ours.csv"])(
  "takes the index's own columns and anchors in %s",
  async (file) => {
    expect((await placed({ [file]: ownScores(published) })).places).toEqual(exact);
  },
);

test("without Winogrande the benchmark with the most scores stands in, and says so", async () => {
  const { places, notes } = await placed({ "scores.csv": ownScores(published, "Another") });
  expect(places).toEqual(exact);
  expect(notes).toContain("Another");
});

test("of repeated scores the best counts", async () => {
  const worse = "Alpha,2023-05-01,A,2022-01-01,0.01\n";
  const { places, notes } = await placed({ "scores.csv": ownScores(published) + worse });
  expect(places).toEqual(exact);
  expect(notes).toContain("1 others");
});

test("own models released after the day of the question are left out", async () => {
  const { places } = await placed({ "scores.csv": ownScores(published) }, { asOf: "2025-12-31" });
  const { Gamma: _, ...before } = exact;
  expect(places).toEqual(before);
});

test("scores without both anchors are refused by the names of the anchors", async () => {
  const text = ownScores(published).replaceAll("GPT-5", "GPT-X");
  const run = await runOperation(capability, { inputs: { "scores.csv": text } }, contextOf());
  expect(run.ok ? "" : run.error.code).toBe("no-anchors");
});

/** A model a row and a benchmark a column, in per cent, as leaderboards have it. */
function leaderboard(header: string, cell: (model: string, date: string) => string): string {
  const rows = Object.entries(abilities).map(([model, [ability, date]]) => {
    const scores = Object.values(difficulties).map(
      ([difficulty, slope]) => 100 / (1 + Math.exp(-slope * (ability - difficulty))),
    );
    return [cell(model, date), ...scores].join(",");
  });
  return [`${header},${Object.keys(difficulties).join(",")}`, ...rows, ""].join("\n");
}

async function placedOf(input: object) {
  const run = await runOperation(capability, { bootstrap: 0, lambda: 0, ...input }, contextOf());
  if (!run.ok) return { places: run.error, notes: "", result: undefined };
  const { result, notes } = run.value.envelope;
  const places = result.models.map(({ id, eci }) => [id, Math.round(10 * eci) / 10]);
  return { places: Object.fromEntries(places), notes: notes.join(" "), result };
}

test("a model a row, a benchmark a column: the same scale, in shares or per cent", async () => {
  const data = leaderboard("model,date", (model, date) => `${model},${date}`);
  expect((await placedOf({ data })).places).toEqual(exact);
  const inShares = (cell: string) => (/^[\d.]+$/.test(cell) ? String(Number(cell) / 100) : cell);
  const shares = data.replace(/[^,\n]+/g, inShares);
  expect((await placedOf({ data: shares })).places).toEqual(exact);
});

test("a table without dates has those that are known of its names, at any effort", async () => {
  const data = leaderboard("model", (model) => (model === "GPT-5" ? "GPT-5 (medium)" : model));
  const named = data.replace("Claude 3.5 Sonnet", "claude-3-5-sonnet-20240620");
  const { result, notes } = await placedOf({ data: named });
  const dates = Object.fromEntries(result?.models.map(({ id, date }) => [id, date]) ?? []);
  expect(dates).toEqual({
    ...{ "claude-3-5-sonnet-20240620": "2024-06-20", "GPT-5 (medium)": "2025-08-07" },
    ...{ Alpha: "", Beta: "", Gamma: "", Delta: "" },
  });
  expect(result?.frontier).toMatchObject({ n: 2 });
  expect(notes).toContain("4 models are not dated");
  // On a past day only what somebody dates is known to have been there.
  const past = await placedOf({ data: named, asOf: "2025-12-31", anchor: ["Alpha=1", "Beta=2"] });
  expect(past.places).toMatchObject({ code: "unknown-anchor" });
});

test("own anchors fix the scale", async () => {
  const data = leaderboard("model,date", (model, date) => `${model},${date}`);
  const { places, notes } = await placedOf({ data, anchor: ["Alpha=0", "beta=10"] });
  // Alpha's capability is 0.5, Beta's 1.5: ten points for a unit.
  expect(places).toMatchObject({ Alpha: 0, Beta: 10, Gamma: 20, Delta: -5 });
  expect(notes).toContain("Alpha = 0, Beta = 10");
});

test.each([
  [["Alpha"], "bad-anchor"],
  [["Alpha="], "bad-anchor"],
  [["Omega=1", "Alpha=2"], "unknown-anchor"],
  [["Alpha=1"], "too-few-anchors"],
  [["Alpha=1", "alpha=2"], "too-few-anchors"],
])("anchors %j are refused: %s", async (anchor, code) => {
  const data = leaderboard("model,date", (model, date) => `${model},${date}`);
  expect((await placedOf({ data, anchor })).places).toMatchObject({ code });
});

test("takes the columns of the Open LLM Leaderboard and leaves its others", async () => {
  const names = ["IFEval", "BBH", "MATH Lvl 5", "GPQA", "MUSR"];
  const header = `eval_name,Model,fullname,Average,Hub likes,Upload To Hub Date,${names.join(",")},IFEval Raw,#Params (B)`;
  const rows = Object.entries(abilities).map(([model, [ability, date]]) => {
    const scores = Object.values(difficulties).map(
      ([difficulty, slope]) => 100 / (1 + Math.exp(-slope * (ability - difficulty))),
    );
    return ["x", "<a>x</a>", model, 33, 1234, date, ...scores, 0.5, 70].join(",");
  });
  const { places, result } = await placedOf({ data: [header, ...rows, ""].join("\n") });
  expect(places).toEqual(exact);
  expect(result?.benchmarks.map(({ id }) => id).sort()).toEqual([...names].sort());
});

test("a column that is no benchmark is refused by its name", async () => {
  const data = leaderboard("model,date,context", (model, date) => `${model},${date},128000`);
  expect((await placedOf({ data })).places).toMatchObject({
    code: "bad-score",
    facts: { column: "context", value: 128_000 },
  });
});

test("takes a folder of Epoch's own runs, a file for each benchmark, and leaves its other files", async () => {
  const header = "Model version,mean_score,Best score (across scorers),Release date,stderr";
  const files = Object.entries(difficulties).map(([name, [difficulty, slope]]) => {
    const rows = Object.entries(abilities).map(([model, [ability, date]]) => {
      const score = 1 / (1 + Math.exp(-slope * (ability - difficulty)));
      return `${model},0.5,${score},${date},0.01`;
    });
    return [`hub/${name}.csv`, [header, ...rows, ""].join("\n")] as const;
  });
  const inputs = {
    ...Object.fromEntries(files),
    "hub/other_external.csv": "Model version,Accuracy,Release date\nGPT-5,40,2025-08-07\n",
  };
  const { places, result } = await placedOf({ inputs });
  expect(places).toEqual(exact);
  expect(result?.benchmarks.map(({ id }) => id).sort()).toEqual(Object.keys(difficulties).sort());
});

import { afterAll, describe, expect, test } from "vitest";
import { readEquivalents } from "../scripts/mutation/equivalents.ts";
import { type Kind, kindNames } from "../scripts/mutation/finders.ts";
import { changeOf, mutantsOf, mutated } from "../scripts/mutation/mutants.ts";
import { openProject } from "../scripts/mutation/project.ts";
import { sentenceOf, survivorsOf, tableOf, tally } from "../scripts/mutation/report.ts";
import { createRunner } from "../scripts/mutation/runner.ts";
import { sampleMutants } from "../scripts/mutation/sample.ts";
import type { Store } from "../scripts/mutation/store.ts";
import { readSource } from "../scripts/mutation/syntax.ts";
import { type Finding, tryMutant, type Verdict } from "../scripts/mutation/try-mutants.ts";
import { wordSetsIn, wordSetsOf } from "../scripts/mutation/word-sets.ts";

/** Results kept for the time of a test. */
function memoryStore<Value>(): Store<Value> {
  const known = new Map<string, Value>();
  return {
    get: (key) => known.get(key),
    set: (key, value) => void known.set(key, value),
    save: () => {},
  };
}

function mutantsIn(text: string, path = "src/costs/snippet.ts") {
  const source = readSource(path, text);
  return mutantsOf(source, wordSetsOf(wordSetsIn(source)));
}

const changesOf = (kind: Kind, text: string, path?: string): readonly string[] =>
  mutantsIn(text, path)
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => mutated(text, mutant));

describe("each kind of mutation changes one place", () => {
  test.each<[Kind, string, readonly string[]]>([
    ["comparisons", "f(a < b, c >= d);", ["f(a <= b, c >= d);", "f(a < b, c > d);"]],
    ["comparisons", "f(a === (b));", ["f(a !== (b));"]],
    ["conditions", "if (ready) go();", ["if (!(ready)) go();"]],
    ["conditions", "f(a ? b : c);", ["f(!(a) ? b : c);"]],
    ["conditions", "f(a && b);", ["f(a || b);"]],
    ["conditions", "f(a ?? b);", ["f(b);"]],
    ["conditions", "f(!a);", ["f(a);"]],
    ["selections", "Math.min(a, b);", ["Math.max(a, b);"]],
    ["selections", "xs.filter(isOpen);", ["xs.filter((...each) => !(isOpen)(...each));"]],
    ["selections", "xs.find(f);", ["xs.findLast(f);"]],
    ["selections", "xs.some(f);", ["xs.every(f);"]],
    ["selections", "xs.at(-1);", ["xs.at(0);"]],
    ["selections", "f(xs[0], ys?.[0]);", ["f(xs.at(-1), ys?.[0]);", "f(xs[0], ys?.at(-1));"]],
    ["selections", "xs.sort();", ["xs.sort().reverse();"]],
    ["selections", "xs.sort(by);", ["xs.sort((a, b) => -(by)(a, b));"]],
    ["arithmetic", "f(a + b * c);", ["f(a - b * c);", "f(a + b / c);"]],
    ["arithmetic", "sum += -a;", ["sum -= -a;", "sum += a;"]],
    ["weights", "const blend = { input: 3 };", ["const blend = { input: 4 };"]],
    ["weights", "const SHARE = 0.4;", ["const SHARE = 0.44;"]],
    ["returns", "const f = (a) => g(a);", ["const f = (a) => undefined;"]],
    ["returns", "function f() { return true; }", ["function f() { return false; }"]],
  ])("%s: %s", (kind, text, changed) => {
    expect(changesOf(kind, text)).toEqual(changed);
  });

  test("verdicts are those words that a type of verdicts declares", () => {
    const text =
      'type Verdict = "faster" | "slower";\ntype Way = "up" | "down";\nf("faster", "up", "x");';
    expect(changesOf("verdicts", text).map((each) => each.split("\n")[2])).toEqual([
      'f("slower", "up", "x");',
    ]);
    expect(changesOf("words", text).map((each) => each.split("\n")[2])).toEqual([
      'f("faster", "down", "x");',
    ]);
  });

  test("units are converted the wrong way and by a wrong number, in formulas too", () => {
    expect(changesOf("units", "f(hours / 24);")).toEqual(["f(hours * 24);", "f(hours / 26.4);"]);
    expect(changesOf("units", 'const day = "hours / chips / 24";')).toEqual([
      'const day = "hours / chips * 24";',
      'const day = "hours / chips / 26.4";',
    ]);
    expect(changesOf("units", "f(n / 24);", "src/stats/snippet.ts")).toEqual([]);
  });

  test("types, imports and joined texts are left alone", () => {
    const text =
      'import { a } from "a < b";\ntype T = A extends B ? -1 : 1;\nconst t = "a" + b + `c`;';
    expect(mutantsIn(text)).toEqual([]);
  });

  test("tables of coefficients, tolerances and limits of work are left alone", () => {
    const text =
      "const TABLE = [1.5, 2.5, 3.5, 4.5, 5.5]; const near = 1e-9; const MAX_ROUNDS = 50;";
    expect(changesOf("weights", text)).toEqual([]);
  });
});

describe("a mutant must die wherever it decides", () => {
  const decisive = (text: string, path?: string) =>
    mutantsIn(text, path).map((mutant) => [changeOf(mutant), mutant.decisive]);

  test("which of several verdicts is given", () => {
    const text = 'type Status = "reached" | "expected";\nf(day > now ? "expected" : "reached");';
    const kinds = decisive(text);
    expect(kinds.map(([change]) => change)).toContain("> → >=");
    expect(kinds.every(([, reason]) => reason === "verdict")).toBe(true);
  });

  test("what was known on a day", () => {
    const text = "rows.filter((row) => row.known_on <= window.asOf);";
    expect(decisive(text).map(([, reason]) => reason)).toEqual(["as-of", "as-of"]);
    expect(decisive("f(a <= b);")).toEqual([["<= → <", undefined]]);
  });

  test("what a unit is converted to", () => {
    expect(decisive("f(seconds * 3600);").map(([, reason]) => reason)).toEqual(["units", "units"]);
  });
});

test("a sample is the same for a seed, another for another, and holds no mutant twice", () => {
  const mutants = mutantsIn(Array.from({ length: 50 }, (_, i) => `f(a < ${i});`).join("\n"));
  const drawn = sampleMutants(mutants, 20, "one");
  expect(sampleMutants(mutants, 20, "one")).toEqual(drawn);
  expect(sampleMutants(mutants, 20, "two")).not.toEqual(drawn);
  expect(new Set(drawn).size).toBe(20);
  expect(sampleMutants(mutants, 10, "one")).toEqual(drawn.slice(0, 10));
  expect(new Set(sampleMutants(mutants, 99, "one"))).toEqual(new Set(mutants));
});

test("every mutant of the project can be parsed, and has its own place and change", {
  tags: "long",
}, () => {
  const project = openProject();
  const mutants = project.mutatedFiles.flatMap(project.mutants);
  for (const mutant of sampleMutants(mutants, 200, "parse")) {
    const { path } = mutant;
    expect(() => readSource(path, mutated(project.source(path).text, mutant))).not.toThrow();
  }
  const keys = mutants.map(({ path, start, end, replacement }) =>
    [path, start, end, replacement].join(" "),
  );
  expect(new Set(keys).size).toBe(keys.length);
  expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(kindNames));
});

test("every mutant listed as equivalent has a reason, and is listed once", () => {
  const listed = readEquivalents().map(({ path, code, change }) => `${path} ${code} ${change}`);
  expect(new Set(listed).size).toBe(listed.length);
});

describe("a run over functions of which one is unguarded", { tags: "long" }, () => {
  const runner = createRunner();
  afterAll(() => runner.close());

  test("tells killed from hung, survived and equivalent", async () => {
    const folder = "test/support/mutation/";
    const project = openProject({ root: folder, mutated: [folder], tests: [folder] });
    const same = {
      path: `${folder}bars.ts`,
      code: "export const larger = (a: number, b: number): number => (a > b ? a : b);",
      change: "> → >=",
      reason: "of two equal numbers it is the same which one is taken",
    };
    const trial = {
      ...{ project, runner, findings: memoryStore<Finding>(), times: memoryStore<number>() },
      ...{ equivalents: [same], startMs: 1000 },
    };
    const verdicts: Verdict[] = [];
    for (const mutant of project.mutants(same.path)) {
      verdicts.push(await tryMutant(mutant, trial));
    }
    const fates = verdicts.map(({ mutant, fate }) => `${changeOf(mutant)}: ${fate}`);
    expect(fates).toEqual([
      "(a > b ? a : b) → undefined: killed",
      "a > b → !(a > b): killed",
      "> → >=: equivalent",
      "score >= bar → undefined: survived",
      ">= → >: survived",
      "0 → 1: killed",
      "< → <=: killed",
      "+= → -=: hung",
      "count → undefined: killed",
      "metres / 0.3048 → undefined: survived",
      "/ → *: survived",
      "0.3048 → 0.33528: survived",
    ]);
    expect(survivorsOf(verdicts)[1]).toBe(
      `${same.path}:7:71 comparisons: >= → >   in export const reaches = (score: number, bar: number): boolean => score >= bar;`,
    );
    expect(tableOf(verdicts).at(-1)?.split(/ +/)).toEqual(["all", "6/11", "6/11"]);
    expect(sentenceOf("made", tally(verdicts))).toBe(
      "made: 6 of 11 killed (54.5 %; 1 by the time limit), 5 survived, 1 equivalent and not counted",
    );
  });
});

import { groupBy } from "../../base/group-by.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { readCapabilityScores } from "../../files/capability-scores.ts";
import { findText } from "../../files/find-text.ts";
import type { CapabilityData } from "../../observatory/capability-fit.ts";
import type { BenchmarkScore } from "../../stats/fit-item-response.ts";
import { type ScoredVersion, selectScores } from "../../trends/parts/capability-editions.ts";
import type { Context } from "../contract/operation.ts";

/** Scores to be put on a scale, with what is known of their models. */
export interface CapabilityInput {
  readonly data: CapabilityData;
  readonly models: ReadonlyMap<string, ModelFacts>;
}

export interface ModelFacts {
  readonly label: string;
  readonly date: string;
  readonly organization: string | null;
  readonly open: boolean | null;
}

/**
 * Fewest benchmarks a model must have: with three or less its place is hardly determined. While no
 * more than four are known, three must do; with two, nothing tells a slope from a difficulty.
 */
const fewestBenchmarks = (known: number): number => (known > 4 ? 4 : 3);

/** Fewest models by which the fit can be put on the scale of the published index. */
const FEWEST_SHARED = 10;

/** The scores of a folder as published for the index: anchored on Winogrande. */
export function scoresOfFolder(inputs: Readonly<Record<string, string>>): Outcome<CapabilityInput> {
  const texts = new Map(Object.entries(inputs));
  const inFolder = findText(texts, "capability-index", "scores.csv");
  const source = inFolder.ok ? inFolder : findText(texts, "", "scores.csv");
  if (!source.ok) return source;
  const scores = readCapabilityScores(source.value);
  if (!scores.ok) return scores;
  const facts = scores.value.map(
    ({ model, modelDate }) =>
      [model, { label: model, date: modelDate, organization: null, open: null }] as const,
  );
  return succeed({
    data: {
      scores: scores.value,
      anchorBenchmark: "Winogrande",
      anchors: standardAnchors(new Set(scores.value.map(({ model }) => model))),
    },
    models: new Map(facts),
  });
}

/**
 * The embedded scores of Epoch's own runs, of models with at least four benchmarks; of repeated runs
 * the best, as in the published index.
 *
 * @returns problem `too-few-benchmarks` for a date on which the scores do not make a scale
 */
export function embeddedScores(context: Context, window: FactWindow): Outcome<CapabilityInput> {
  const rows = context.facts.select("benchmark-scores", window, {
    benchmark: "text",
    version: "text",
    organizations: "list?",
    score: "number",
  });
  if (!rows.ok) return rows;
  const published = selectScores(context.facts, window);
  if (!published.ok) return published;
  const index = new Map(published.value.versions.map((row) => [row.version, row]));
  const fewest = fewestBenchmarks(new Set(rows.value.map(({ benchmark }) => benchmark)).size);
  const once = [...groupBy(rows.value, (row) => `${row.version} ${row.benchmark}`).values()].map(
    (repeated) => repeated.reduce((best, row) => (row.score > best.score ? row : best)),
  );
  const kept = [...groupBy(once, (row) => row.version).values()]
    .filter((group) => group.length >= fewest)
    .flat();
  const scores: BenchmarkScore[] = kept.map(({ version, benchmark, score }) => ({
    model: version,
    benchmark,
    performance: score,
  }));
  const models = new Set(scores.map(({ model }) => model));
  const anchors = anchorsOnDay(models, index);
  if (anchors.length < 2) {
    return fail("too-few-benchmarks", { asOf: window.asOf, n: models.size, rule: fewest });
  }
  const facts = kept.map(
    (row) =>
      [
        row.version,
        {
          label: row.version,
          date: row.date,
          organization: row.organizations?.join(", ") ?? null,
          open: index.get(row.version)?.open_weights ?? null,
        },
      ] as const,
  );
  return succeed({
    data: {
      scores,
      anchorBenchmark: mostUsed(scores),
      anchors,
    },
    models: new Map(facts),
  });
}

/** The public scale: Claude 3.5 Sonnet (June 2024) is 130 and GPT-5 (medium) 150, by any spelling. */
function standardAnchors(models: ReadonlySet<string>): CapabilityData["anchors"] {
  const find = (names: readonly string[]) =>
    names.find((name) => models.has(name)) ?? (names[0] as string);
  return [
    { model: find(["claude-3-5-sonnet-20240620", "Claude 3.5 Sonnet"]), value: 130 },
    { model: find(["gpt-5-2025-08-07_medium", "GPT-5 (medium)"]), value: 150 },
  ];
}

/**
 * The two standard anchors, or before both are scored all models that the published index scores,
 * which then set the scale by least squares; none while those are too few.
 */
function anchorsOnDay(
  models: ReadonlySet<string>,
  index: ReadonlyMap<string, ScoredVersion>,
): CapabilityData["anchors"] {
  const standard = standardAnchors(models);
  if (standard.every(({ model }) => models.has(model))) return standard;
  const shared = [...models].flatMap((model) => {
    const value = index.get(model)?.eci;
    return value === undefined ? [] : [{ model, value }];
  });
  return shared.length < FEWEST_SHARED ? [] : shared;
}

/** The benchmark with the most scores sets unit and origin of the raw scale. */
function mostUsed(scores: readonly BenchmarkScore[]): string {
  const groups = [...groupBy(scores, ({ benchmark }) => benchmark)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

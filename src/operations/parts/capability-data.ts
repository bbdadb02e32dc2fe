import { readCapabilityScores } from "../../data/adapters/pinned/capability-scores.ts";
import { findText } from "../../data/adapters/pinned/find-text.ts";
import type { FactWindow } from "../../data/facts.ts";
import { groupBy } from "../../data/group-by.ts";
import type { CapabilityData } from "../../observatory/capability-fit.ts";
import { type Outcome, succeed } from "../../outcome.ts";
import type { BenchmarkScore } from "../../stats/fit-item-response.ts";
import type { Context } from "./operation.ts";

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

/** Fewest benchmarks a model must have: with three or less its place is hardly determined. */
const MIN_BENCHMARKS = 4;

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
      anchors: anchorsAmong(new Set(scores.value.map(({ model }) => model))),
    },
    models: new Map(facts),
  });
}

/**
 * The embedded scores of Epoch's own runs, of models with at least four benchmarks; of repeated runs
 * the best, as in the published index.
 */
export function embeddedScores(context: Context, window: FactWindow): Outcome<CapabilityInput> {
  const rows = context.facts.select("benchmark-scores", window, {
    benchmark: "text",
    version: "text",
    organizations: "list?",
    score: "number",
  });
  if (!rows.ok) return rows;
  const open = context.facts.select("capability-scores", window, {
    version: "text",
    open_weights: "boolean?",
  });
  if (!open.ok) return open;
  const openness = new Map(open.value.map((row) => [row.version, row.open_weights ?? null]));
  const once = [...groupBy(rows.value, (row) => `${row.version} ${row.benchmark}`).values()].map(
    (repeated) => repeated.reduce((best, row) => (row.score > best.score ? row : best)),
  );
  const kept = [...groupBy(once, (row) => row.version).values()]
    .filter((group) => group.length >= MIN_BENCHMARKS)
    .flat();
  const scores: BenchmarkScore[] = kept.map(({ version, benchmark, score }) => ({
    model: version,
    benchmark,
    performance: score,
  }));
  const facts = kept.map(
    (row) =>
      [
        row.version,
        {
          label: row.version,
          date: row.date,
          organization: row.organizations?.join(", ") ?? null,
          open: openness.get(row.version) ?? null,
        },
      ] as const,
  );
  return succeed({
    data: {
      scores,
      anchorBenchmark: mostUsed(scores),
      anchors: anchorsAmong(new Set(scores.map(({ model }) => model))),
    },
    models: new Map(facts),
  });
}

/** The public scale: Claude 3.5 Sonnet (June 2024) is 130 and GPT-5 (medium) 150, by any spelling. */
function anchorsAmong(models: ReadonlySet<string>): CapabilityData["anchors"] {
  const find = (names: readonly string[]) =>
    names.find((name) => models.has(name)) ?? (names[0] as string);
  return {
    low: { model: find(["claude-3-5-sonnet-20240620", "Claude 3.5 Sonnet"]), value: 130 },
    high: { model: find(["gpt-5-2025-08-07_medium", "GPT-5 (medium)"]), value: 150 },
  };
}

/** The benchmark with the most scores sets unit and origin of the raw scale. */
function mostUsed(scores: readonly BenchmarkScore[]): string {
  const groups = [...groupBy(scores, ({ benchmark }) => benchmark)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

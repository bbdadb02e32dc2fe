import { groupBy } from "../../base/group-by.ts";
import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { FactWindow } from "../../data/facts.ts";
import { readCapabilityScores } from "../../files/capability-scores.ts";
import { findText } from "../../files/find-text.ts";
import type { SourceText } from "../../files/read-rows.ts";
import { isOneOfMany } from "../../files/score-table.ts";
import { leadOrganization } from "../../names/organization-name.ts";
import type { CapabilityData } from "../../observatory/capability-fit.ts";
import type { BenchmarkScore } from "../../stats/fit-item-response.ts";
import { type ScoredVersion, selectScores } from "../../trends/parts/capability-editions.ts";
import type { Context } from "../contract/operation.ts";
import { releaseOfModel } from "./release-of-model.ts";

/** Scores to be put on a scale, with what is known of their models. */
export interface CapabilityInput {
  readonly data: CapabilityData;
  readonly models: ReadonlyMap<string, ModelFacts>;
  readonly own?: OwnCounts;
}

/** Of a reader's own scores: how many were left out as later, and as not the best of repeats. */
export interface OwnCounts {
  readonly later: number;
  readonly repeated: number;
  /** Models of which no release is known. */
  readonly undated: number;
  readonly anchors: OwnAnchors;
}

/** What fixes the scale: the two anchors of the index, all models on both, or those of the reader. */
export type OwnAnchors = "standard" | "index" | "own";

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

/** Names under which the scores of an index are published. */
const scoreFiles = ["scores.csv", "eci_benchmarks.csv"] as const;

/** Where a reader's own scores are: a table, or a folder with one; and what fixes their scale. */
export interface OwnScores {
  readonly data?: string | undefined;
  readonly inputs?: Readonly<Record<string, string>> | undefined;
  /** `NAME=VALUE` of models whose values fix the scale. */
  readonly anchor?: readonly string[] | undefined;
  /** The day that was asked about, where one was. */
  readonly asOf?: string | undefined;
}

/**
 * Scores of the reader, of models released and benchmarks published by a day. A model that has
 * several scores on a benchmark counts with the best. They are anchored on Winogrande, or without it
 * on the benchmark with the most scores. Models that the file does not date have the release that is
 * known of their name; of the others nobody can say that they were known on a past day.
 */
export function ownScores(
  given: OwnScores,
  { context, asOf }: { readonly context: Context; readonly asOf: string },
): Outcome<CapabilityInput> {
  const sources = sourcesOf(given);
  if (!sources.ok) return sources;
  const read = mapOutcome(eachOf(sources.value, readCapabilityScores), (scores) => scores.flat());
  if (!read.ok) return read;
  const releaseOf = releaseOfModel(context);
  if (!releaseOf.ok) return releaseOf;
  const all = read.value.map((score) => ({
    ...score,
    modelDate: score.modelDate ?? releaseOf.value(score.model) ?? "",
  }));
  const isDated = ({ modelDate }: { readonly modelDate: string }) =>
    modelDate !== "" || given.asOf === undefined;
  const known = all.filter(
    (score) => isDated(score) && score.modelDate <= asOf && (score.benchmarkDate ?? "") <= asOf,
  );
  if (known.length === 0) return fail("nothing-known-then", { asOf });
  const groups = groupBy(known, ({ model, benchmark }) => JSON.stringify([model, benchmark]));
  const scores = [...groups.values()].map((repeated) =>
    repeated.reduce((best, row) => (row.performance > best.performance ? row : best)),
  );
  const models = new Set(scores.map(({ model }) => model));
  const anchors =
    given.anchor === undefined
      ? anchorsByName(models, context, asOf)
      : ownAnchors(given.anchor, models);
  if (!anchors.ok) return anchors;
  const facts = scores.map(
    ({ model, modelDate }) =>
      [model, { label: model, date: modelDate, organization: null, open: null }] as const,
  );
  const hasAnchor = scores.some(({ benchmark }) => benchmark === ANCHOR);
  const undated = new Set(
    all.filter(({ modelDate }) => modelDate === "").map(({ model }) => model),
  );
  return succeed({
    data: {
      scores,
      anchorBenchmark: hasAnchor ? ANCHOR : mostUsed(scores),
      anchors: anchors.value,
    },
    models: new Map(facts),
    own: {
      later: all.filter(isDated).length - known.length,
      repeated: known.length - scores.length,
      undated: undated.size,
      anchors: given.anchor === undefined ? anchorsKind(anchors.value) : "own",
    },
  });
}

const anchorsKind = (anchors: CapabilityData["anchors"]): OwnAnchors =>
  anchors.length === 2 ? "standard" : "index";

/** The reader's anchors, each by the name in the table or one spelled like it. */
function ownAnchors(
  texts: readonly string[],
  models: ReadonlySet<string>,
): Outcome<CapabilityData["anchors"]> {
  const read = eachOf(texts, (text) => {
    const at = text.lastIndexOf("=");
    const [name, value] = [text.slice(0, at).trim(), Number(text.slice(at + 1))];
    if (at < 1 || text.slice(at + 1).trim() === "" || !Number.isFinite(value)) {
      return fail("bad-anchor", { value: text });
    }
    const model = models.has(name)
      ? name
      : [...models].find((each) => spelling(each) === spelling(name));
    return model === undefined
      ? fail("unknown-anchor", { value: name })
      : succeed({ model, value });
  });
  if (!read.ok) return read;
  const values = new Map(read.value.map(({ model, value }) => [model, value]));
  return values.size < 2 || values.size < read.value.length
    ? fail("too-few-anchors", { n: values.size })
    : read;
}

/** The benchmark that sets unit and origin of the raw scale in the published index. */
const ANCHOR = "Winogrande";

function sourcesOf({ data, inputs = {} }: OwnScores): Outcome<readonly SourceText[]> {
  return data === undefined
    ? findScores(new Map(Object.entries(inputs)))
    : succeed([{ file: "data", text: data }]);
}

/**
 * The scores of a folder: a file under one of its usual names, its one table, or the tables of Epoch
 * AI's own runs, one for each benchmark.
 */
function findScores(texts: ReadonlyMap<string, string>): Outcome<readonly SourceText[]> {
  for (const folder of ["capability-index", ""]) {
    for (const name of scoreFiles) {
      const source = findText(texts, folder, name);
      if (source.ok) return succeed([source.value]);
    }
  }
  const tables = [...texts]
    .filter(([path]) => /\.(csv|tsv)$/i.test(path))
    .map(([file, text]) => ({ file, text }));
  if (tables.length === 1) return succeed(tables);
  const runs = tables.filter(isOneOfMany);
  return runs.length > 0 ? succeed(runs) : fail("missing-file", { file: scoreFiles.join(" / ") });
}

/**
 * The two standard anchors by any of their names; where one is missing, all models that the
 * published index scores under the same names, which then set the scale by least squares.
 */
function anchorsByName(
  models: ReadonlySet<string>,
  context: Context,
  asOf: string,
): Outcome<CapabilityData["anchors"]> {
  const standard = standardAnchors(models);
  if (standard.every(({ model }) => models.has(model))) return succeed(standard);
  const published = selectScores(context.facts, { asOf, hindsight: false });
  if (!published.ok) return published;
  const index = new Map(
    published.value.versions.flatMap(({ version, label, eci }) => [
      [spelling(label), eci] as const,
      [spelling(version), eci] as const,
    ]),
  );
  const shared = anchorsOfIndex(models, (model) => index.get(spelling(model)));
  return shared.length > 0
    ? succeed(shared)
    : fail("no-anchors", {
        value: standard.map(({ model }) => model).join(" / "),
        n: FEWEST_SHARED,
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
          organization: leadOrganization(row.organizations) ?? null,
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
    names.find((name) => models.has(name)) ??
    [...models].find((model) => names.some((name) => spelling(name) === spelling(model))) ??
    (names[0] as string);
  return [
    {
      model: find([
        "claude-3-5-sonnet-20240620",
        "Claude 3.5 Sonnet",
        "Claude 3.5 Sonnet (June 2024)",
        "Claude 3.5 Sonnet (Old)",
      ]),
      value: 130,
    },
    {
      model: find(["gpt-5-2025-08-07_medium", "GPT-5 (medium)", "GPT-5", "gpt-5-2025-08-07"]),
      value: 150,
    },
  ];
}

/** A name without capitals and signs. */
const spelling = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, "");

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
  return anchorsOfIndex(models, (model) => index.get(model)?.eci);
}

/** The models that the published index scores; none while those are too few. */
function anchorsOfIndex(
  models: ReadonlySet<string>,
  eciOf: (model: string) => number | undefined,
): CapabilityData["anchors"] {
  const shared = [...models].flatMap((model) => {
    const value = eciOf(model);
    return value === undefined ? [] : [{ model, value }];
  });
  return shared.length < FEWEST_SHARED ? [] : shared;
}

/** The benchmark with the most scores sets unit and origin of the raw scale. */
function mostUsed(scores: readonly BenchmarkScore[]): string {
  const groups = [...groupBy(scores, ({ benchmark }) => benchmark)];
  return groups.sort(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
}

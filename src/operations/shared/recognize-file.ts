import { fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import { readModelFile } from "../../costs/architecture/read-model.ts";
import { readCapabilityScores } from "../../files/capability-scores.ts";
import { readDatedThresholds } from "../../files/dated-thresholds.ts";
import { readDatedValues } from "../../files/dated-values.ts";
import { readModelMeasures } from "../../files/model-measures.ts";
import type { SourceText } from "../../files/read-rows.ts";
import { plainName, readTable } from "../../files/read-table.ts";
import { readReleaseDates } from "../../files/release-dates.ts";
import { readScalingPoints } from "../../files/scaling-points.ts";
import { readScoreTable } from "../../files/score-table.ts";
import { readTaskRuns } from "../../files/time-horizon-runs.ts";
import { parseModel } from "../../graph/read-model.ts";
import { readApplication } from "../../observatory/parts/read-application.ts";
import { readSpec } from "../sweep/spec.ts";

/** What a file is: who takes it, as which input, and what is in it. */
export interface Recognized {
  readonly kind: FileKind;
  readonly operation: string;
  /** The input that takes the text of the file. */
  readonly field: string;
  /** Further inputs without which the operation has no answer to it. */
  readonly besides: Readonly<Record<string, string>>;
  readonly found: Found;
}

/** Counts for the sentence of a kind, and the first and last of its days. */
export type Found = Readonly<Record<string, string | number>>;

export type FileKind =
  | "sealed"
  | "model"
  | "sweep"
  | "application"
  | "thresholds"
  | "measures"
  | "architecture"
  | "runs"
  | "prices"
  | "scores"
  | "scaling"
  | "values"
  | "release-dates";

/** A door: who takes a kind of file, by what it is known, and what its reader finds. */
interface Door extends Omit<Recognized, "found" | "besides"> {
  readonly besides?: Recognized["besides"];
  readonly fits: (text: string, header: ReadonlySet<string>) => boolean;
  readonly read: (source: SourceText) => Outcome<Found>;
}

/**
 * What a file is, the most special kind first: by what is written in it, never by its name.
 *
 * @returns `unknown-file` where it is of no kind that any operation takes; where it is of a kind but
 *   broken, what its reader says
 */
export function recognizeFile(source: SourceText): Outcome<readonly Recognized[]> {
  const header = headerOf(source);
  const kinds = doors.filter(({ fits }) => fits(source.text, header));
  if (kinds.length === 0) {
    const value = [...header].slice(0, 12).join(", ") || source.text.trim().slice(0, 60);
    return fail("unknown-file", { file: source.file, value });
  }
  const tried = kinds.map(({ fits: _, read, besides = {}, ...door }) =>
    mapOutcome(read(source), (found) => ({ ...door, besides, found })),
  );
  const recognized = tried.flatMap((each) => (each.ok ? [each.value] : []));
  const [first] = tried;
  return recognized.length > 0 || first === undefined || first.ok ? succeed(recognized) : first;
}

/** The plain names of a table's columns; none where the text is none. */
function headerOf({ text, file }: SourceText): ReadonlySet<string> {
  const table = readTable(text, file, names);
  return new Set(table.ok ? table.value.header.map(plainName) : []);
}

/** Names by which the tables are known. */
const names = [
  ...["model", "benchmark", "performance", "score", "price", "human_minutes", "agent"],
  ...["application", "kind", "capability", "minutes_50", "price_in"],
  ...["model size", "parameters", "training flop", "flop", "loss", "date", "value"],
];

const hasOne = (header: ReadonlySet<string>, ...wanted: readonly string[]): boolean =>
  wanted.some((name) => header.has(name));

const models = ["model", "model name", "model version", "fullname", "display name", "name"];

const doors: readonly Door[] = [
  {
    ...{ kind: "sealed", operation: "verify", field: "file" },
    fits: (text) => text.includes('"sextant-seal/1"'),
    read: () => succeed({}),
  },
  {
    ...{ kind: "model", operation: "simulate", field: "model" },
    fits: (text) => /^outputs\s*:/m.test(text),
    read: ({ text }) =>
      mapOutcome(parseModel(text), ({ inputs, outputs }) => ({
        ...{ inputs: inputs.length, outputs: outputs.length },
      })),
  },
  {
    ...{ kind: "sweep", operation: "sweep", field: "spec" },
    fits: (text) => /^grid\s*:/m.test(text),
    read: ({ text }) =>
      mapOutcome(readSpec(text), ({ operation, grid }) => ({
        ...{ operation, axes: Object.keys(grid).length },
      })),
  },
  {
    ...{ kind: "application", operation: "unlock", field: "definition" },
    fits: (text) => /^thresholds\s*:/m.test(text),
    read: ({ text }) =>
      mapOutcome(readApplication(text), ({ label, needs }) => ({ label, needs: needs.length })),
  },
  {
    ...{ kind: "thresholds", operation: "unlock", field: "data" },
    fits: (_, header) => header.has("application") && hasOne(header, "kind", "need", "threshold"),
    read: (source) =>
      mapOutcome(readDatedThresholds(source), (thresholds) => ({
        rows: thresholds.length,
        applications: new Set(thresholds.map(({ application }) => application)).size,
        ...daysOf(thresholds.map(({ date }) => date)),
      })),
  },
  {
    ...{ kind: "measures", operation: "unlock", field: "data" },
    fits: (_, header) =>
      hasOne(header, ...models) &&
      hasOne(header, "capability", "eci", "minutes_50", "p50_minutes") &&
      hasOne(header, "minutes_50", "minutes_80", "p50_minutes", "price_in", "input_usd_mtok"),
    read: (source) =>
      mapOutcome(readModelMeasures(source), (measures) => ({
        rows: measures.length,
        models: new Set(measures.map(({ model }) => model)).size,
        ...daysOf(measures.map(({ date }) => date)),
      })),
  },
  {
    ...{ kind: "architecture", operation: "serving", field: "model" },
    besides: { hardware: "h100-sxm" },
    fits: (text) =>
      /"(?:hidden_size|n_embd|d_model|text_config)"\s*:/.test(text) ||
      /^hiddenSize\s*:/m.test(text),
    read: ({ text }) =>
      mapOutcome(readModelFile(text), ({ name, layers }) => ({
        ...{ name, layers: layers.length },
      })),
  },
  {
    ...{ kind: "runs", operation: "horizon", field: "runs" },
    fits: (text, header) => header.has("human_minutes") || /"human_minutes"\s*:/.test(text),
    read: (source) =>
      mapOutcome(readTaskRuns(source), (runs) => ({
        ...{ runs: runs.length, agents: new Set(runs.map(({ agent }) => agent)).size },
        tasks: new Set(runs.map(({ task }) => task)).size,
      })),
  },
  {
    ...{ kind: "prices", operation: "price-decline", field: "data" },
    fits: (_, header) =>
      hasOne(header, ...models) && hasOne(header, "price", "usd per 1m tokens", "usd_per_mtok"),
    read: (source) =>
      mapOutcome(readScoreTable(source), ({ rows, benchmarks }) => ({
        ...{ rows: rows.length, benchmarks: benchmarks.join(", ") },
        ...daysOf(rows.map(({ date }) => date)),
      })),
  },
  {
    ...{ kind: "scores", operation: "capability", field: "data" },
    fits: (_, header) =>
      hasOne(header, ...models) &&
      !hasOne(header, "loss", "value", "human_minutes", "minutes_50", "p50_minutes", "price_in"),
    read: (source) =>
      mapOutcome(readCapabilityScores(source), (scores) => ({
        scores: scores.length,
        models: new Set(scores.map(({ model }) => model)).size,
        benchmarks: new Set(scores.map(({ benchmark }) => benchmark)).size,
        ...daysOf(scores.map(({ modelDate }) => modelDate)),
      })),
  },
  {
    ...{ kind: "scaling", operation: "scaling", field: "data" },
    fits: (_, header) =>
      header.has("loss") && hasOne(header, "training flop", "training_flop", "flop", "c"),
    read: (source) => mapOutcome(readScalingPoints(source), ({ length }) => ({ rows: length })),
  },
  {
    ...{ kind: "values", operation: "trend", field: "data" },
    fits: (_, header) =>
      hasOne(header, "date", "day", "month", "year", "quarter", "time") &&
      hasOne(header, "value", "y", "amount"),
    read: (source) =>
      mapOutcome(readDatedValues(source), (values) => ({
        ...{ rows: values.length, ...daysOf(values.map(({ date }) => date)) },
      })),
  },
  {
    ...{ kind: "release-dates", operation: "horizon", field: "releaseDates" },
    besides: { runs: "runs.jsonl" },
    fits: (text) => /^(?:date\s*:\s*$|\S.*:\s*['"]?\d{4}-\d{2}-\d{2}['"]?\s*$)/m.test(text),
    read: (source) =>
      mapOutcome(readReleaseDates(source), (dates) => ({
        ...{ models: dates.size, ...daysOf([...dates.values()]) },
      })),
  },
];

/** The first and the last of some days, as one text; a sign where there are none. */
function daysOf(dates: readonly (string | undefined)[]): { readonly days: string } {
  const sorted = dates.filter((date) => date !== undefined && date !== "").sort();
  const [first] = sorted;
  return { days: first === undefined ? "–" : `${first} – ${sorted.at(-1)}` };
}

import { eachOf, fail, mapOutcome, type Outcome, succeed } from "../../base/outcome.ts";
import type { Executor } from "../../engine/executor.ts";
import { readsStatistics } from "../../engine/resolve-statistics.ts";
import { concludeSimulation, planSimulation } from "../../engine/simulate.ts";
import { readTallies } from "../../engine/tally-bytes.ts";
import { parseModel, readModel } from "../../graph/read-model.ts";
import { createWideTally } from "../../graph/tally.ts";
import { canonicalText } from "../contract/digest.ts";
import type { Context, Operation } from "../contract/operation.ts";
import { readInput } from "../contract/run-operation.ts";
import { readsFacts } from "../simulate/bind-facts.ts";
import type { SimulateInput } from "../simulate/input.ts";
import { publicResult } from "../simulate/public-result.ts";
import simulate from "../simulate/simulate.ts";
import type { Piece } from "./piece.ts";
import { setInputs } from "./set-inputs.ts";
import { type Point, pointsOf, type Scalar, type Spec } from "./spec.ts";

/** One row of the table: its point, the pieces that it is made of, and how they become a result. */
export interface Group {
  readonly point: Point;
  readonly pieces: readonly Piece[];
  /** Takes the result of one of the pieces; whether it can be read. */
  take(bytes: Uint8Array): Outcome<void>;
  /** The result, once all are taken. */
  conclude(): Outcome<Concluded>;
}

/** A result, and the datasets that it rests on. */
export interface Concluded {
  readonly result: unknown;
  readonly datasets: readonly string[];
}

/** What groups are made from. */
export interface GroupSource {
  readonly spec: Spec;
  readonly axes: ReadonlyMap<string, readonly Scalar[]>;
  readonly operation: Operation;
  /** Text of the model that is swept, where it stands in a file of its own. */
  readonly model: string | undefined;
  readonly executor: Executor;
  readonly context: Pick<Context, "today" | "language">;
}

/** Inputs of the model, among the fields of a grid. */
const MODEL_INPUT = "inputs.";

/**
 * The groups of a sweep in order, each made when it is wanted: for every point a question, or the
 * problem with it.
 */
export function* groupsOf(source: GroupSource): Generator<{
  readonly point: Point;
  readonly group: Outcome<Group>;
}> {
  const { spec, axes } = source;
  const pooled = new Map([...axes].filter(([field]) => field !== spec.pool));
  for (const point of pointsOf(pooled)) yield { point, group: groupAt(point, source) };
}

function groupAt(point: Point, source: GroupSource): Outcome<Group> {
  const { operation, context } = source;
  const input = inputAt(point, source);
  if (!input.ok) return input;
  if (operation.name === "simulate") {
    const counted = countedApart(input.value, source);
    if (!counted.ok) return counted;
    if (counted.value.length > 0) return groupOfDraws(point, counted.value, source);
  }
  const read = readInput(operation, input.value);
  if (!read.ok) return read;
  const { today, language } = context;
  const piece: Piece = {
    ...{ kind: "answer", operation: operation.name, input: input.value, today, language },
  };
  return succeed(groupOfAnswer(point, piece));
}

/**
 * The simulations, one for every pooled seed, whose draws are counted in ranges; none where one piece
 * is enough, or where a model asks the facts or statistics of itself, or has
 * observations.
 */
function countedApart(
  input: Readonly<Record<string, unknown>>,
  { spec, axes }: GroupSource,
): Outcome<readonly SimulateInput[]> {
  const seeds = spec.pool ? (axes.get(spec.pool) ?? []) : [input["seed"]];
  const simulations = eachOf(seeds, (seed) => readInput(simulate, { ...input, seed }));
  if (!simulations.ok) return simulations;
  const [first] = simulations.value;
  if (!first) return succeed([]);
  if (first.mode !== "strict" || first.precision !== "double") {
    return fail("sweep-not-exact", { value: first.mode === "strict" ? "single" : first.mode });
  }
  const model = parseModel(first.model);
  if (!model.ok) return model;
  const isPlain =
    !readsFacts(model.value) && !readsStatistics(model.value) && !model.value.logWeight;
  if (!isPlain && spec.pool) return fail("sweep-not-plain");
  const isLong = spec.pool !== undefined || first.draws > spec.drawsPerPiece;
  return succeed(isPlain && isLong ? simulations.value : []);
}

function inputAt(point: Point, { spec, model }: GroupSource): Outcome<Record<string, unknown>> {
  const input: Record<string, unknown> = {
    ...(model === undefined ? {} : { model }),
    ...spec.input,
  };
  const inputs = new Map<string, Scalar>();
  for (const [field, value] of Object.entries(point)) {
    if (field.startsWith(MODEL_INPUT)) inputs.set(field.slice(MODEL_INPUT.length), value);
    else input[field] = value;
  }
  if (inputs.size === 0) return succeed(input);
  if (typeof input["model"] !== "string") return fail("missing-input", { field: "model" });
  return mapOutcome(setInputs(input["model"], inputs), (text) => ({ ...input, model: text }));
}

function groupOfAnswer(point: Point, piece: Piece): Group {
  let answer: Concluded = { result: null, datasets: [] };
  return {
    point,
    pieces: [piece],
    take: (bytes) => {
      const envelope = readEnvelope(bytes);
      if (envelope.ok) answer = envelope.value;
      return mapOutcome(envelope, () => undefined);
    },
    conclude: () => succeed(answer),
  };
}

function readEnvelope(bytes: Uint8Array): Outcome<Concluded> {
  try {
    const envelope = JSON.parse(new TextDecoder().decode(bytes)) as {
      readonly result: unknown;
      readonly sources: readonly { readonly dataset: string }[];
    };
    return succeed({
      result: envelope.result,
      datasets: envelope.sources.map(({ dataset }) => dataset),
    });
  } catch {
    return fail("sweep-bad-result");
  }
}

/** Simulations that differ in their seeds, in ranges of draws, as one. */
function groupOfDraws(
  point: Point,
  simulations: readonly SimulateInput[],
  { spec, executor }: GroupSource,
): Outcome<Group> {
  const options = simulations[0] as SimulateInput;
  const model = readModel(options.model);
  if (!model.ok) return model;
  const planned = planSimulation(model.value, options, executor);
  if (!planned.ok) return planned;
  const { offsets, reaches, job } = planned.value;
  const pieces: Piece[] = [];
  for (const input of simulations) {
    for (let first = 0; first < options.draws; first += spec.drawsPerPiece) {
      const count = Math.min(spec.drawsPerPiece, options.draws - first);
      pieces.push({ kind: "draws", input, first, count, offsets, reaches });
    }
  }
  const sums = job.program.outputs.map(() => createWideTally());
  const draws = options.draws * simulations.length;
  return succeed({
    point,
    pieces,
    take: (bytes) =>
      mapOutcome(readTallies(bytes), (tallies) => {
        for (const [index, tally] of tallies.entries()) sums[index]?.add(tally);
      }),
    conclude: () => {
      const tallies = sums.map((sum) => sum.take());
      const ran = { tallies, done: draws, precision: "double" as const };
      const summary = concludeSimulation(
        planned.value,
        ran,
        { ...options, draws },
        executor.now(),
        executor,
      );
      return mapOutcome(summary, (value) => ({
        result: JSON.parse(
          canonicalText(publicResult(value, model.value.recurrence?.step)),
        ) as unknown,
        datasets: [],
      }));
    },
  });
}

import { normalOfWords, normalQuantile } from "../stats/elementary/normal-quantile.ts";
import { createDrawWords, createSecondWords, uniformOfWord, uniformOfWords } from "./draw-word.ts";
import { operators } from "./operators.ts";
import type {
  CubicTable,
  Draw,
  Evaluator,
  Instruction,
  Operand,
  PlainOperator,
  Program,
  Sampling,
} from "./program.ts";
import { createTallyKeeper } from "./tally.ts";

/** Where a sample's uniform draws come from: by stream and month (0 outside the loop). */
export type UniformSource = (stream: number, month: number) => number;

/**
 * The interpreter defines the meaning of a program, one sample at a time. It is slow and plain on
 * purpose; the vector machine must agree with it.
 */
export function createInterpreter(program: Program, sampling: Sampling): Evaluator {
  const keepers = program.outputs.map((_, index) => createTallyKeeper(program.reaches?.[index]));
  const first = createDrawWords(sampling);
  const second = createSecondWords(sampling);
  const evaluateSample = (sample: number): readonly number[] =>
    sampling.tails === "deep"
      ? evaluateWith(program, ({ kind, stream }, month) => {
          const words = [first(stream, sample, month), second(stream, sample, month)] as const;
          return kind === "uniform" ? uniformOfWords(...words) : normalOfWords(...words);
        })
      : evaluateOnce(program, (stream, month) => uniformOfWord(first(stream, sample, month)));
  return {
    evaluate: (start, count) => {
      const values = program.outputs.map(() => new Float64Array(count));
      for (let index = 0; index < count; index++) {
        evaluateSample(start + index).forEach((value, output) => {
          values[output]![index] = value;
        });
      }
      return values;
    },
    tally: (start, count) => {
      for (let sample = start; sample < start + count; sample++) {
        evaluateSample(sample).forEach((value, output) => {
          keepers[output]?.add(value);
        });
      }
    },
    takeTallies: () => keepers.map((keeper) => keeper.take()),
  };
}

/** The outputs of a program for one sample, whose draws come from `uniform`. */
export const evaluateOnce = (program: Program, uniform: UniformSource): readonly number[] =>
  evaluateWith(program, ({ kind, stream }, month) => {
    const u = uniform(stream, month);
    return kind === "uniform" ? u : normalQuantile(u);
  });

/** The outputs of a program for one sample, given the value of every draw in a month. */
function evaluateWith(
  program: Program,
  numberOf: (draw: Draw, month: number) => number,
): readonly number[] {
  const slots = new Float64Array(program.slots);
  const read = (operand: Operand): number =>
    (operand < 0 ? program.constants[-1 - operand] : slots[operand])!;
  const draw = (draws: readonly Draw[], month: number): void => {
    for (const each of draws) slots[each.slot] = numberOf(each, month);
  };
  const execute = (instructions: readonly Instruction[]): void => {
    for (const step of instructions) {
      slots[step.target] =
        step.op === "table"
          ? readTable(program.tables[step.table]!, read(step.args[0]!))
          : applyOperator(step.op, step.args, read);
    }
  };

  draw(program.draws, 0);
  execute(program.before);
  const { loop } = program;
  if (loop) {
    for (const { slot, start } of loop.state) slots[slot] = read(start);
    for (let month = 1; month <= loop.months; month++) {
      if (loop.month !== undefined) slots[loop.month] = month;
      draw(loop.draws, month);
      execute(loop.body);
      for (const { slot, next } of loop.state) slots[slot] = read(next);
    }
  }
  execute(program.after);
  return program.outputs.map(read);
}

function applyOperator(
  op: PlainOperator,
  args: readonly Operand[],
  read: (operand: Operand) => number,
): number {
  const evaluate = operators[op].evaluate as (a: number, b: number, c: number) => number;
  return evaluate(read(args[0] ?? 0), read(args[1] ?? 0), read(args[2] ?? 0));
}

/** The value of a table at x, see {@link CubicTable}. */
export function readTable(table: CubicTable, x: number): number {
  const { low, inverseStep, intervals, coefficients } = table;
  const place = Math.min(Math.max((x - low) * inverseStep, 0), intervals);
  const interval = Math.min(Math.floor(place), intervals - 1);
  const t = place - interval;
  const [c0, c1, c2, c3] = coefficients.subarray(4 * interval, 4 * interval + 4);
  return ((c3! * t + c2!) * t + c1!) * t + c0!;
}

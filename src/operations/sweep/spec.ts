import { z } from "zod";
import { addMonths } from "../../base/add-months.ts";
import { commandLimits } from "../../base/limits.ts";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import { dateField } from "../contract/fields.ts";

const scalar = z.union([z.number(), z.string().max(2000), z.boolean()]);

/** Values of one field: a list, numbers in equal steps, or dates in steps of months. */
const axis = z.union([
  z.array(scalar).min(1),
  z.strictObject({ from: z.number(), to: z.number(), step: z.number().positive() }),
  z.strictObject({
    from: dateField(),
    to: dateField(),
    every: z.enum(["month", "quarter", "year"]),
  }),
]);

/** A sweep: a question, what varies in it, and what to keep of every answer. */
export const specSchema = z.strictObject({
  operation: z.string().max(60).default("simulate"),
  input: z.record(z.string(), z.unknown()).default({}),
  grid: z.record(z.string(), axis).default({}),
  pool: z.literal("seed").optional(),
  keep: z.record(z.string(), z.string().max(200)).optional(),
  drawsPerPiece: z
    .number()
    .int()
    .min(1024)
    .max(2 ** 30)
    .default(2 ** 24),
});

export type Spec = z.output<typeof specSchema>;

/** Read a sweep; problems name line, field, rule and value. */
export const readSpec = (text: string): Outcome<Spec> =>
  readYaml(new Map([[SPEC, text]]), SPEC, specSchema);

const SPEC = "spec";

const { sweepRows } = commandLimits;

/** The values of what varies, by field in the order written; or the axis that cannot be. */
export function axesOf({ grid }: Spec): Outcome<ReadonlyMap<string, readonly Scalar[]>> {
  const axes = new Map<string, readonly Scalar[]>();
  let points = 1;
  for (const [field, values] of Object.entries(grid)) {
    const listed = valuesOf(values);
    if (!listed.ok) return listed;
    axes.set(field, listed.value);
    points *= listed.value.length;
    if (points > sweepRows) return fail("sweep-too-large", { rule: sweepRows });
  }
  return succeed(axes);
}

export type Scalar = z.output<typeof scalar>;

function valuesOf(values: z.output<typeof axis>): Outcome<readonly Scalar[]> {
  if (Array.isArray(values)) return succeed(values);
  if (values.from > values.to) {
    return fail("sweep-axis-backwards", { from: values.from, to: values.to });
  }
  if ("every" in values) {
    return inSteps((index) => addMonths(values.from, index * MONTHS[values.every]), values.to);
  }
  const { from, step } = values;
  // A multiple of the step, so that errors of rounding do not add up.
  return inSteps((index) => from + index * step, values.to + step * 1e-9);
}

const MONTHS = { month: 1, quarter: 3, year: 12 } as const;

function inSteps<Value extends number | string>(
  valueAt: (index: number) => Value,
  to: Value,
): Outcome<readonly Value[]> {
  const values: Value[] = [];
  for (let index = 0; valueAt(index) <= to; index++) {
    if (index >= sweepRows) return fail("sweep-too-large", { rule: sweepRows });
    values.push(valueAt(index));
  }
  return succeed(values);
}

/** One combination of the values of what varies. */
export type Point = Readonly<Record<string, Scalar>>;

/** Every combination, the last field varying fastest. */
export function* pointsOf(axes: ReadonlyMap<string, readonly Scalar[]>): Generator<Point> {
  const [first, ...rest] = axes;
  if (!first) {
    yield {};
    return;
  }
  const [field, values] = first;
  for (const value of values) {
    for (const point of pointsOf(new Map(rest))) yield { [field]: value, ...point };
  }
}

/** How many combinations there are. */
export const pointCount = (axes: ReadonlyMap<string, readonly Scalar[]>): number =>
  [...axes.values()].reduce((product, values) => product * values.length, 1);

import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { describeProblem, translator } from "../../i18n/translate.ts";
import { file } from "../contract/fields.ts";
import { type Context, defineOperation } from "../contract/operation.ts";
import { collect, type Table } from "./collect.ts";
import { sweepSchema } from "./result.ts";
import { serialPieces } from "./serial-pieces.ts";
import { axesOf, pointCount, readSpec } from "./spec.ts";
import { operationOf } from "./sweepable.ts";
import { viewSweep } from "./view.ts";

/** The same question for every combination of what varies in it. */
export default defineOperation({
  name: "sweep",
  input: z.strictObject({
    spec: file("examples/sweep.yaml"),
    model: file("examples/training-run.yaml").optional(),
    partial: z.boolean().optional(),
  }),
  output: sweepSchema,
  weight: ({ spec }) => {
    const read = readSpec(spec);
    const axes = read.ok ? axesOf(read.value) : read;
    return axes.ok ? SECONDS_A_POINT * pointCount(axes.value) : 0.01;
  },
  rows: "rows",
  inPieces: true,
  positional: ["spec", "model"],
  examples: [
    {
      spec: "operation: agent\ngrid:\n  step: [0.9, 0.99]\n  steps: [10, 100]\n",
    },
  ],
  async run(input, context) {
    const spec = readSpec(input.spec);
    if (!spec.ok) return spec;
    const axes = axesOf(spec.value);
    if (!axes.ok) return axes;
    if (spec.value.pool && !axes.value.has(spec.value.pool)) {
      return fail("missing-input", { field: `grid.${spec.value.pool}` });
    }
    const operation = await operationOf(spec.value.operation, context);
    if (!operation.ok) return operation;
    const run = (await context.piecesFor?.(context)) ?? succeed(serialPieces(context));
    if (!run.ok) return run;
    const executor = await context.executorFor(1);
    const source = { spec: spec.value, axes: axes.value, operation: operation.value, executor };
    const { today, language } = context;
    const table = await collect(
      { ...source, model: input.model, context: { today, language } },
      run.value,
      context,
    );
    if (!table.ok) return table;
    const t = translator(language);
    const complete = table.value.rows.length === table.value.points;
    if (!complete && !input.partial) return refuseGaps(table.value, context);
    restOnAnswers(table.value, context);
    const { rows, failed, points, pieces, digest } = table.value;
    return succeed({
      result: {
        ...{ operation: spec.value.operation, points, pieces, complete },
        varied: [...axes.value.keys()].filter((field) => field !== spec.value.pool),
        rows: [...rows],
        failed: failed.map(({ point, problem }) => ({
          point,
          problem: describeProblem(language, problem),
        })),
        digest,
      },
      notes: complete ? [] : [t("sweep.note.partial", { rows: rows.length, points })],
      met: complete,
    });
  },
  view: viewSweep,
});

/** What a question takes on average, in seconds of a processor: a guess until its kind is known. */
const SECONDS_A_POINT = 0.5;

function refuseGaps({ rows, failed, points }: Table, context: Context): Outcome<never> {
  const [first] = failed;
  if (!first) return fail("cancelled", { value: rows.length });
  return fail("sweep-incomplete", {
    ...{ value: failed.length, points },
    first: JSON.stringify(first.point),
    problem: describeProblem(context.language, first.problem),
  });
}

/** The answers rest on rows that they have seen, which may have been seen elsewhere. */
function restOnAnswers({ datasets, digest, lastDay }: Table, { facts }: Context): void {
  for (const dataset of datasets) facts.selectAll(dataset, { asOf: lastDay, hindsight: false });
  facts.restOn("sweep", digest);
}

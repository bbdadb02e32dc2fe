import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { dayOrderOf, readDate } from "./read-dates.ts";
import { above0, type Cells, type NumberRule, readRows, type SourceText } from "./read-rows.ts";

/** One attempt of one agent at one task. */
export interface TaskRun {
  /** The agent's name. */
  readonly agent: string;
  readonly task: string;
  readonly family: string;
  /** Time that a skilled person takes. */
  readonly humanMinutes: number;
  readonly success: boolean;
  /** When the agent's model was released, where the file says so. */
  readonly released?: string;
}

/** A date in one of the forms that say by themselves which is the month. */
const released = (text: string): string | undefined =>
  dayOrderOf([text]).ok ? readDate(text, "month-first") : undefined;
const isDate = (text: string): boolean => released(text) !== undefined;

const runSchema = z.object({
  alias: z.string().min(1),
  task_id: z.string().min(1),
  task_family: z.string().min(1),
  human_minutes: z.number().positive(),
  score_binarized: z.union([z.literal(0), z.literal(1)]),
  release_date: z.string().refine(isDate).nullish(),
  model_release_date: z.string().refine(isDate).nullish(),
});

/** What the fields of a run must be, in words. */
const rules: Readonly<Record<keyof z.infer<typeof runSchema>, string>> = {
  alias: "a name",
  task_id: "a name",
  task_family: "a name",
  human_minutes: "a number above 0",
  score_binarized: "0 or 1",
  release_date: "a date YYYY-MM-DD",
  model_release_date: "a date YYYY-MM-DD",
};

/**
 * Read runs: one JSON object a line, or a CSV of attempts and successes by agent and task.
 *
 * @returns runs in file order, or a problem that names file, row, column, rule and value
 */
export function readTaskRuns(source: SourceText): Outcome<readonly TaskRun[]> {
  return isTable.test(source.text) ? readAttempts(source) : readRunLines(source);
}

/** Before any object, the header of a table names its columns. */
const isTable = /^[^{]*\bhuman_minutes\b/i;

/** Columns of the table of attempts; a column `release_date` may stand beside them. */
export const attemptColumns = [
  "agent",
  "task",
  "family",
  "human_minutes",
  "attempts",
  "successes",
] as const;

/** Each attempt becomes a run, so a row must not stand for ever so many. */
const count: NumberRule = {
  words: "a whole number from 0 to 1,000",
  holds: (value) => Number.isInteger(value) && value >= 0 && value <= 1000,
};

function readAttempts(source: SourceText): Outcome<readonly TaskRun[]> {
  const columns = [...attemptColumns, "release_date"] as const;
  const build = (cells: Cells<(typeof columns)[number]>): readonly TaskRun[] => {
    const released = cells.date("release_date");
    const task = {
      agent: cells.text("agent"),
      task: cells.text("task"),
      family: cells.text("family"),
      humanMinutes: cells.requiredNumber("human_minutes", above0),
      ...(released === undefined ? {} : { released }),
    };
    const attempts = cells.requiredNumber("attempts", count);
    const successes = cells.requiredNumber("successes", {
      words: "a whole number up to that of the attempts",
      holds: (value) => count.holds(value) && value <= attempts,
    });
    const runs = count.holds(attempts) ? attempts : 0;
    return Array.from({ length: runs }, (_, run) => ({ ...task, success: run < successes }));
  };
  const rows = readRows(source, columns, build, {
    also: { release_date: ["model_release_date"] },
    optional: ["release_date"],
  });
  if (!rows.ok) return rows;
  const runs = rows.value.flat();
  return runs.length > 0 ? succeed(runs) : fail("empty-input", { file: source.file });
}

function readRunLines({ file, text }: SourceText): Outcome<readonly TaskRun[]> {
  const runs: TaskRun[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .entries()) {
    if (line.trim() === "") continue;
    const run = readRun(line, file, index + 1);
    if (!run.ok) return run;
    runs.push(run.value);
  }
  return runs.length > 0 ? succeed(runs) : fail("empty-input", { file });
}

function readRun(line: string, file: string, row: number): Outcome<TaskRun> {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return fail("not-json", { file, row });
  }
  const parsed = runSchema.safeParse(json);
  if (!parsed.success) return runProblem(json, parsed.error.issues[0]?.path[0], file, row);
  const run = parsed.data;
  const date = released(run.release_date ?? run.model_release_date ?? "");
  return succeed({
    agent: run.alias,
    task: run.task_id,
    family: run.task_family,
    humanMinutes: run.human_minutes,
    success: run.score_binarized === 1,
    ...(date === undefined ? {} : { released: date }),
  });
}

function runProblem(json: unknown, field: PropertyKey | undefined, file: string, row: number) {
  if (typeof json !== "object" || json === null || field === undefined) {
    return fail("not-json", { file, row });
  }
  const column = String(field) as keyof typeof rules;
  const value = (json as Readonly<Record<string, unknown>>)[column];
  return fail("bad-cell", {
    file,
    row,
    column,
    rule: rules[column],
    value: value === undefined ? "" : JSON.stringify(value),
  });
}

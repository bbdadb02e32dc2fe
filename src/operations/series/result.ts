import { z } from "zod";

const datasetSchema = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  url: z.string(),
  licence: z.string(),
  retrieved: z.string(),
  rows: z.number().int(),
  /** Rows that the as-of date admits, where one is asked for. */
  admitted: z.number().int().optional(),
  from: z.string(),
  to: z.string(),
  knownFrom: z.string(),
  knownTo: z.string(),
  skipped: z.array(z.object({ reason: z.string(), label: z.string(), count: z.number().int() })),
  /** Why the dataset cannot be read, when it cannot. */
  problem: z.string().optional(),
});

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** The datasets, or the rows of one. */
const listOrRows = z.union([
  z.object({
    datasets: z.array(datasetSchema),
    broken: z.array(z.object({ id: z.string(), problem: z.string() })),
  }),
  z.object({
    id: z.string(),
    /** What is there, in a sentence; of an early date, from when something is. */
    answer: z.string(),
    columns: z.array(
      z.object({
        name: z.string(),
        kind: z.string(),
        unit: z.string().nullable(),
        description: z.string(),
      }),
    ),
    rows: z.array(z.array(cellSchema)),
    skipped: z.array(z.object({ reason: z.string(), label: z.string(), count: z.number().int() })),
    sources: z.array(z.string()),
  }),
]);

const findingSchema = z.object({
  check: z.string(),
  row: z.string(),
  /** What the row states and what the check expects; `null` for what is there no more. */
  found: z.union([z.number(), z.string()]).nullable(),
  expected: z.union([z.number(), z.string()]).nullable(),
  done: z.enum(["kept", "corrected", "left-out"]),
  /** Why; `null` for a row that stands as published and has not been judged. */
  reason: z.string().nullable(),
  source: z.string().nullable(),
});

export type SeriesFinding = z.infer<typeof findingSchema>;

/** What the named checks find in a dataset, and what was done with it. */
const checksSchema = z.object({
  id: z.string(),
  answer: z.string(),
  checks: z.array(z.object({ check: z.string(), rule: z.string(), found: z.number().int() })),
  findings: z.array(findingSchema),
});

export type ChecksResult = z.infer<typeof checksSchema>;

/** The datasets, the rows of one or what checks find in it, as the contract shapes them. */
export const seriesSchema = z.union([...listOrRows.options, checksSchema]);

export type SeriesResult = z.infer<typeof seriesSchema>;

export type ListResult = Extract<SeriesResult, { datasets: unknown }>;

export type RowsResult = Extract<SeriesResult, { columns: unknown }>;

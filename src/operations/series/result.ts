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

/** The datasets, or the rows of one, as the contract shapes them. */
export const seriesSchema = z.union([
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

export type SeriesResult = z.infer<typeof seriesSchema>;

export type ListResult = Extract<SeriesResult, { datasets: unknown }>;

export type RowsResult = Exclude<SeriesResult, ListResult>;

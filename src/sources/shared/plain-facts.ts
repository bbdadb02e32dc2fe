import { z } from "zod";
import { mapOutcome } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Adapter, Draft } from "../adapter.ts";
import { factsFile } from "./facts-file.ts";

/** A table whose rows are typed as they are kept, each with its page and the day it was known. */
interface PlainFacts {
  readonly dataset: string;
  readonly title: Draft["description"]["title"];
  readonly publisher: string;
  readonly url: string;
  readonly columns: Draft["description"]["columns"];
}

const schemas = {
  text: z.string().min(1),
  number: z.number(),
  date: z.iso.date(),
  boolean: z.boolean(),
  list: z.array(z.string().min(1)),
} as const;

/** The adapter of such a table. */
export function plainFacts({ dataset, title, publisher, url, columns }: PlainFacts): Adapter {
  const file = factsFile(dataset);
  const fields = Object.fromEntries(
    columns.map(({ name, kind, required }) => [
      name,
      required ? schemas[kind] : schemas[kind].optional(),
    ]),
  );
  const row = z.strictObject({
    ...{ id: z.string().min(1), date: z.iso.date(), known_on: z.iso.date(), source: z.url() },
    ...fields,
  });
  const schema = z.strictObject({ rows: z.array(row).min(1) });
  return {
    dataset,
    inputs: [file],
    ingest: (texts) =>
      mapOutcome(readYaml(texts, file, schema), ({ rows }) => ({
        description: {
          ...{ id: dataset, title, publisher, url, columns },
          licence: "single facts, each with its page",
          attribution: "cited row by row",
          retrieved: "2026-11-29",
          knownBasis: { report: { en: "day of the report", zh: "报道之日" } },
        },
        rows: rows.map((each) => ({ ...each, known_basis: "report" }) as Draft["rows"][number]),
        skipped: [],
      })),
  };
}

import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { ruleOfIssue } from "../base/rule-of-issue.ts";

/** How a cell of a column is read. `list` holds texts separated by semicolons. */
export const cellKinds = ["text", "number", "date", "boolean", "list"] as const;
export type CellKind = (typeof cellKinds)[number];

/** A text in the two languages of the project. */
export const bilingual = z.object({ en: z.string().min(1), zh: z.string().min(1) });
const isoDate = z.iso.date();

/** Who publishes the figures, where, and on what terms. */
export const termsFields = {
  publisher: z.string().min(1),
  url: z.url(),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  /** Day on which the sources were last read. */
  retrieved: isoDate,
};

/** Upstream rows that were left out, counted by reason. */
export const skippedRows = z.array(
  z.object({ reason: z.string(), label: bilingual, count: z.number().int().positive() }),
);

const columnSchema = z.object({
  name: z.string().regex(/^[a-z][a-z0-9_]*$/),
  kind: z.enum(cellKinds),
  /** Whether an empty cell is an error. */
  required: z.boolean(),
  /** Unit of a number, such as `FLOP`, `USD/Mtok`, `W`; `1` when dimensionless. */
  unit: z.string().optional(),
  description: z.string().min(1),
  /**
   * Column with the day on which a cell of this one became known, if later than its row; a day that
   * tells of itself, such as that of an end, names its own column. An earlier question does not see it.
   */
  knownOn: z.string().optional(),
});

/** What a manifest says about a dataset. */
export const manifestSchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: bilingual,
  ...termsFields,
  /** SHA-256 of rows.csv. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** How `known_on` was set, one entry per rule used in column `known_basis`. */
  knownBasis: z.record(z.string(), bilingual),
  columns: z.array(columnSchema),
  coverage: z.object({
    rows: z.number().int().nonnegative(),
    from: isoDate,
    to: isoDate,
    knownFrom: isoDate,
    knownTo: isoDate,
  }),
  skipped: skippedRows,
  /** Source of rows that were pulled and may not be passed on; absent where all may be. */
  heldBack: z.string().min(1).optional(),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type Column = z.infer<typeof columnSchema>;

/** Columns that every dataset has, in this order, before its own. */
export const commonColumns: readonly Column[] = [
  { name: "id", kind: "text", required: true, description: "unique within the dataset" },
  { name: "date", kind: "date", required: true, description: "the day that the row describes" },
  {
    name: "known_on",
    kind: "date",
    required: true,
    description: "the day on which the row could first be known",
  },
  { name: "known_basis", kind: "text", required: true, description: "how known_on was set" },
  { name: "source", kind: "text", required: true, description: "address of the source" },
];

/**
 * Column of a dataset whose rows have vintages: the day from which the row no longer stands, because
 * its publisher revised or withdrew it. It decides what a window admits and is not itself seen.
 */
export const REPLACED_ON = "replaced_on";

/**
 * Read a manifest.
 *
 * @param id the dataset's folder name, which the manifest must repeat
 * @param text the JSON text of manifest.json
 */
export function readManifest(id: string, text: string): Outcome<Manifest> {
  const file = `data/${id}/manifest.json`;
  const read = readDescription(id, file, text, manifestSchema);
  if (!read.ok) return read;
  const missing = commonColumns.find(
    (common, index) => read.value.columns[index]?.name !== common.name,
  );
  if (missing) {
    return fail("bad-manifest", {
      file,
      field: "columns",
      rule: `must begin with ${missing.name}`,
    });
  }
  const names = new Set(read.value.columns.map(({ name }) => name));
  const stray = read.value.columns.find(
    ({ knownOn }) => knownOn !== undefined && !names.has(knownOn),
  );
  return stray
    ? fail("bad-manifest", {
        file,
        field: `columns.${stray.name}.knownOn`,
        rule: "must be a column",
      })
    : read;
}

/**
 * Read the text of a manifest of any kind by its schema.
 *
 * @param id the folder's name, which the manifest must repeat
 * @param file its path, for messages
 */
export function readDescription<Description extends { readonly id: string }>(
  id: string,
  file: string,
  text: string,
  schema: z.ZodType<Description>,
): Outcome<Description> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return fail("not-json", { file });
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const field = issue?.path.join(".") ?? "";
    return fail("bad-manifest", { file, field, ...(issue ? ruleOfIssue(issue) : {}) });
  }
  return parsed.data.id === id
    ? succeed(parsed.data)
    : fail("bad-manifest", { file, field: "id", rule: `must be ${id}` });
}

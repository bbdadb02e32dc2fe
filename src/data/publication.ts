import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { bilingual, readDescription, skippedRows, termsFields } from "./manifest.ts";

const carriedTable = z.strictObject({
  /** Name of the table in the folder of the publication. */
  file: z.string().regex(/^[a-z0-9_]+\.csv$/),
  /** Folder and name of the upstream file in whose place it is read. */
  standsFor: z.string().regex(/^[a-z0-9-]+\/[\w.-]+$/),
  /** Address of the upstream file or of the folder that holds it. */
  url: z.url(),
  rows: z.number().int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  columns: z.array(
    z.strictObject({
      /** As upstream, so that the same readers read both. */
      name: z.string().min(1),
      /** Of a number, `1` when dimensionless. */
      unit: z.string().optional(),
      description: z.string().min(1),
    }),
  ),
  skipped: skippedRows,
});

/** What is said of a published result beside the tables that recompute it. */
export const publicationSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  title: bilingual,
  ...termsFields,
  tables: z.array(carriedTable),
  /** What is not carried and why, and where it can be had. */
  notCarried: z.array(
    z.strictObject({
      what: bilingual,
      /** Files that a replication asks for, as folder and name; empty when it needs none of it. */
      files: z.array(z.string()),
      url: z.url(),
    }),
  ),
});

export type PublicationManifest = z.infer<typeof publicationSchema>;

/** A published result and the tables that are carried of its inputs. */
export interface Publication {
  readonly manifest: PublicationManifest;
  /** Texts of the tables, by the upstream file in whose place each is read. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Where the texts of publications come from. */
export interface PublicationStore {
  /** Ids of all publications, sorted. */
  readonly ids: readonly string[];
  /** Text of `manifest.json` or of a table. */
  readText(id: string, file: string): string;
}

/**
 * Read a publication with its tables.
 *
 * @returns the publication; `unknown-publication`, `bad-manifest`, `table-unreadable`, or
 *   `table-changed` for a table whose digest is not the one that its manifest states
 */
export function readPublication(store: PublicationStore, id: string): Outcome<Publication> {
  if (!store.ids.includes(id)) {
    return fail("unknown-publication", { value: id, known: store.ids.join(", ") });
  }
  const folder = `data/publications/${id}`;
  const text = textOf(store, id, "manifest.json") ?? "";
  const manifest = readDescription(id, `${folder}/manifest.json`, text, publicationSchema);
  if (!manifest.ok) return manifest;
  const texts = new Map<string, string>();
  for (const { file, standsFor, sha256: stated } of manifest.value.tables) {
    const table = textOf(store, id, file);
    if (table === undefined) return fail("table-unreadable", { file: `${folder}/${file}` });
    if (digestOfText(table) !== stated) return fail("table-changed", { file: `${folder}/${file}` });
    texts.set(standsFor, table);
  }
  return succeed({ manifest: manifest.value, texts });
}

/** A text of a store; `undefined` where it cannot be read. */
function textOf(store: PublicationStore, id: string, file: string): string | undefined {
  try {
    return store.readText(id, file);
  } catch {
    return undefined;
  }
}

/** SHA-256 of a text in UTF-8. */
export const digestOfText = (text: string): string =>
  bytesToHex(sha256(new TextEncoder().encode(text)));

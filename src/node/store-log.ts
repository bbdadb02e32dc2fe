import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { sortKeys } from "../base/sort-keys.ts";
import { logOf } from "./facts-choice.ts";
import { writeWhole } from "./write-whole.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.strictObject({
  address: z.string(),
  /** Of its bytes as they came, under which they are kept. */
  sha256: digest,
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});

const lineSchema = z.strictObject({
  seq: z.number().int().nonnegative(),
  /** Digest of the line before; of nothing for the first. */
  prev: digest,
  at: z.iso.datetime(),
  /** The day from which what is new in this pull is known. */
  day: z.iso.date(),
  /** Editions that were taken over, by source. */
  editions: z.record(z.string(), z.strictObject({ files: z.array(fileSchema) })),
  /** Editions that were kept aside, by source, with the code of the reason. */
  refused: z.record(z.string(), z.strictObject({ files: z.array(fileSchema), code: z.string() })),
  /** Sources that had nothing new. */
  unchanged: z.array(z.string()),
  /** Every table of the store as it stands after this pull, and the embedded rows it began from. */
  tables: z.record(z.string(), z.strictObject({ manifest: digest, rows: digest, base: digest })),
  digest,
});

/** A line of the log of a store: one pull. */
export type StoreLine = z.infer<typeof lineSchema>;
export type StoredFile = z.infer<typeof fileSchema>;

/** SHA-256 of nothing, before the first line. */
const BEGINNING = createHash("sha256").digest("hex");

/**
 * The lines of a store's log, whose chain holds. What a killed process left of a line is none.
 *
 * @returns no line where there is no store; `store-damaged` with the first line that does not fit
 */
export function readLog(folder: string): Outcome<readonly StoreLine[]> {
  const path = logOf(folder);
  if (!existsSync(path)) return succeed([]);
  const text = readFileSync(path, "utf8");
  const lines: StoreLine[] = [];
  for (const line of text
    .slice(0, text.lastIndexOf("\n") + 1)
    .split("\n")
    .slice(0, -1)) {
    const read = readLine(line);
    const { seq, digest: prev } = lines.at(-1) ?? { seq: -1, digest: BEGINNING };
    if (!read || read.seq !== seq + 1 || read.prev !== prev || digestOfLine(read) !== read.digest) {
      return fail("store-damaged", { file: path, line: lines.length + 1 });
    }
    lines.push(read);
  }
  return succeed(lines);
}

function readLine(text: string): StoreLine | undefined {
  try {
    return lineSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** A line that follows others, with its place in the chain. */
export function chained(
  lines: readonly StoreLine[],
  body: Omit<StoreLine, "seq" | "prev" | "digest">,
): StoreLine {
  const last = lines.at(-1);
  const line = { seq: lines.length, prev: last?.digest ?? BEGINNING, ...body };
  return { ...line, digest: digestOfLine(line) };
}

const digestOfLine = ({ digest: _own, ...rest }: Partial<StoreLine>): string =>
  sha256(JSON.stringify(rest, (_key, value) => sortKeys(value)));

/** The text of a line. */
export const textOfLine = (line: StoreLine): string => `${JSON.stringify(line)}\n`;

export const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

/** Where the files and tables of a store lie. */
export const objectsOf = (folder: string): string => join(folder, "objects");

export const objectOf = (folder: string, id: string): string =>
  join(objectsOf(folder), id.slice(0, 2), `${id}.gz`);

/** Digests of all that the lines of a log name. */
export const namedIn = (log: readonly StoreLine[]): ReadonlySet<string> =>
  new Set(
    log.flatMap(({ editions, refused, tables }) => [
      ...[...Object.values(editions), ...Object.values(refused)].flatMap(({ files }) =>
        files.map(({ sha256: id }) => id),
      ),
      ...Object.values(tables).flatMap(({ manifest, rows }) => [manifest, rows]),
    ]),
  );

/** Keep a text under its digest; what is there already is left alone. */
export function keepObject(folder: string, content: string): Outcome<string> {
  const id = sha256(content);
  const path = objectOf(folder, id);
  if (existsSync(path) && readObject(folder, id).ok) return succeed(id);
  mkdirSync(dirname(path), { recursive: true });
  const written = writeWhole(path, gzipSync(content));
  return written.ok ? succeed(id) : written;
}

/** The content of a digest; `store-damaged` where it is missing or another. */
export function readObject(folder: string, id: string): Outcome<Uint8Array> {
  const path = objectOf(folder, id);
  try {
    const content = gunzipSync(readFileSync(path));
    if (sha256(content) === id) return succeed(content);
  } catch {
    // Told of below.
  }
  return fail("store-damaged", { file: path });
}

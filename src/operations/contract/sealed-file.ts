import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { z } from "zod";
import { sortKeys } from "../../base/sort-keys.ts";
import { languages } from "../../i18n/translate.ts";

/** What a sealed file calls itself; another number where its form is another. */
export const SEAL_FORMAT = "sextant-seal/1";

/** Hexadecimal digits kept of the digest of one row: enough to tell which row was changed. */
export const ROW_DIGITS = 8;

const hex = (bytes: number) =>
  z.string().regex(new RegExp(`^[0-9a-f]{${2 * bytes}}$`), { error: "rule.digest" });

/** A sealed file: a question, the rows it needs, the answer, and a digest of each part. */
export const sealedSchema = z.strictObject({
  format: z.literal(SEAL_FORMAT),
  /** Of the software that gave the answer. */
  version: z.string(),
  question: z.strictObject({
    operation: z.string(),
    input: z.record(z.string(), z.unknown()),
    /** The day on which it was asked. */
    today: z.iso.date({ error: "rule.date" }),
    language: z.enum(languages),
  }),
  answer: z.record(z.string(), z.unknown()),
  facts: z.strictObject({
    /** Of each dataset the text of its manifest, and the lines of its rows that were used. */
    datasets: z.record(
      z.string(),
      z.strictObject({ manifest: z.string(), rows: z.array(z.string()) }),
    ),
    /** Texts of carried inputs of published results, by publication and file. */
    publications: z.record(z.string(), z.record(z.string(), z.string())),
    /** The ledger of registered forecasts, where it was read. */
    ledger: z.string().optional(),
  }),
  tree: z.strictObject({
    root: hex(32),
    /** SHA-256 of each part. */
    parts: z.record(z.string(), hex(32)),
    /** The first digits of the SHA-256 of each line of rows, one after the other. */
    rows: z.record(z.string(), z.string().regex(/^[0-9a-f]*$/, { error: "rule.digest" })),
  }),
  signature: z
    .strictObject({ algorithm: z.literal("Ed25519"), key: hex(32), value: hex(64) })
    .optional(),
});

export type SealedFile = z.infer<typeof sealedSchema>;
export type SealTree = SealedFile["tree"];

/** A value as the one text that a digest is taken of: keys in order, no spaces. */
const plain = (value: unknown): string => JSON.stringify(value, (_key, each) => sortKeys(each));

const digestOfPlain = (value: unknown): string =>
  bytesToHex(sha256(new TextEncoder().encode(plain(value))));

/** The text of a sealed file. One value has one text, so that no byte can be another unnoticed. */
export const textOfSealed = (sealed: SealedFile): string =>
  `${JSON.stringify(sealed, (_key, each) => sortKeys(each), 1)}\n`;

/** The digests of a file: of each part, and of all of them. */
export function treeOf({
  format,
  version,
  question,
  answer,
  facts,
}: Omit<SealedFile, "tree" | "signature">): SealTree {
  const parts = Object.fromEntries([
    ["question", digestOfPlain(question)],
    ["answer", digestOfPlain(answer)],
    ...Object.entries(facts.datasets).flatMap(([id, { manifest, rows }]) => [
      [`facts/${id}/manifest`, digestOfPlain(manifest)],
      [`facts/${id}/rows`, digestOfPlain(rows)],
    ]),
    ...(facts.ledger === undefined ? [] : [["facts/ledger", digestOfPlain(facts.ledger)]]),
    ...Object.entries(facts.publications).flatMap(([id, files]) =>
      Object.entries(files).map(([file, text]) => [
        `facts/publications/${id}/${file}`,
        digestOfPlain(text),
      ]),
    ),
  ]) as Readonly<Record<string, string>>;
  const rows = Object.fromEntries(
    Object.entries(facts.datasets).map(([id, dataset]) => [
      id,
      dataset.rows.map((line) => digestOfPlain(line).slice(0, ROW_DIGITS)).join(""),
    ]),
  );
  return { root: rootOf({ format, version, parts, rows }), parts, rows };
}

/** SHA-256 over what is beside the parts and the digests of these. */
export const rootOf = (
  above: Pick<SealedFile, "format" | "version"> & Pick<SealTree, "parts" | "rows">,
): string => digestOfPlain(above);

/** What a signature is of. The name of the format keeps it from being taken for that of anything else. */
export const signedText = (root: string): string => `${SEAL_FORMAT} ${root}\n`;

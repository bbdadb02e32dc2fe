import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { eachOf, fail, type Outcome, succeed } from "../src/base/outcome.ts";
import { manifestSchema, readDescription } from "../src/data/manifest.ts";
import { publicationSchema } from "../src/data/publication.ts";

/** What NOTICE says of a folder of figures. */
type Terms = Pick<z.infer<typeof manifestSchema>, "id" | "licence" | "attribution">;

/** The lists of NOTICE: their heading, the folder whose folders they list, and its manifests. */
const lists = [
  { heading: "Datasets", folder: "data", schema: manifestSchema },
  {
    heading: "Inputs of published results",
    folder: "data/publications",
    schema: publicationSchema,
  },
] as const;

/**
 * Write the lists of datasets and of publications in NOTICE anew, from their manifests.
 *
 * @returns nothing; `missing-file` where there is no NOTICE, `bad-notice` where it lacks a list, or
 *   the problem of a manifest
 */
export function writeNotice(root: string): Outcome<undefined> {
  const path = join(root, "NOTICE");
  if (!isFile(path)) return fail("missing-file", { file: "NOTICE" });
  let notice = readFileSync(path, "utf8");
  for (const { heading, folder, schema } of lists) {
    const terms = termsBelow(root, folder, schema);
    if (!terms.ok) return terms;
    const listed = withList(notice, heading, folder, terms.value);
    if (!listed.ok) return listed;
    notice = listed.value;
  }
  writeFileSync(path, notice);
  return succeed(undefined);
}

/** The text with the entries under a heading replaced, up to the two blank lines that end them. */
function withList(
  notice: string,
  heading: string,
  folder: string,
  terms: readonly Terms[],
): Outcome<string> {
  const start = notice.indexOf(`\n${heading}\n${"-".repeat(heading.length)}\n`);
  const end = notice.indexOf("\n\n\n", start);
  if (start < 0 || end < 0) return fail("bad-notice", { file: "NOTICE", rule: heading });
  const [introduction = ""] = notice.slice(start, end).split("\n\ndata/");
  const entries = terms.map(
    ({ id, licence, attribution }) => `${folder}/${id}: ${licence}\n    ${attribution}`,
  );
  const list = [introduction.trimEnd(), ...entries].join("\n\n");
  return succeed(`${notice.slice(0, start)}${list}${notice.slice(end)}`);
}

function termsBelow(
  root: string,
  folder: string,
  schema: z.ZodType<Terms>,
): Outcome<readonly Terms[]> {
  if (!statSync(join(root, folder), { throwIfNoEntry: false })?.isDirectory()) return succeed([]);
  const manifests = readdirSync(join(root, folder))
    .sort()
    .map((id) => ({ id, file: `${folder}/${id}/manifest.json` }))
    .filter(({ file }) => isFile(join(root, file)));
  return eachOf(manifests, ({ id, file }) =>
    readDescription(id, file, readFileSync(join(root, file), "utf8"), schema),
  );
}

const isFile = (path: string): boolean =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { SourceText } from "./read-rows.ts";

/**
 * The text of a file of a folder, wherever the folder stands: `chinchilla/x.csv` is found as
 * itself and as `pinned/chinchilla/x.csv`.
 *
 * @param texts files by path
 * @param folder folder of the file; empty when the paths are bare file names
 * @returns the text, or `missing-file`
 */
export function findText(
  texts: ReadonlyMap<string, string>,
  folder: string,
  name: string,
): Outcome<SourceText> {
  const wanted = folder === "" ? name : `${folder}/${name}`;
  for (const [file, text] of texts) {
    if (file === wanted || file.endsWith(`/${wanted}`)) return succeed({ file, text });
  }
  return fail("missing-file", { file: wanted });
}

import { createReadStream, existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { decodeText } from "../node/decode-text.ts";
import type { FileKeeper } from "../node/keep-files.ts";
import { packageRoot } from "../node/package-root.ts";
import type { StoredFile } from "../node/store-log.ts";
import type { LiveSource } from "../sources/live-source.ts";
import { isFactsFile } from "../sources/shared/facts-file.ts";
import { type Fetched, fetchFile, type Reach } from "./fetch-file.ts";

/** Where files of an edition come from. */
interface Origin {
  /** Folder with files that were fetched by hand. */
  readonly from?: string | undefined;
  readonly reach: Reach;
}

/**
 * Keep the files of a source, fetched or from the folder, as they come.
 *
 * @param seen files of the last edition; one that the publisher says has not changed is taken from it
 * @returns the files by their digests; `not-in-folder`, `file-not-readable`, `cannot-write-file`, or
 *   what {@link fetchFile} says
 */
export async function keepFiles(
  source: LiveSource,
  seen: readonly StoredFile[],
  keeper: FileKeeper,
  { from, reach }: Origin,
): Promise<Outcome<readonly StoredFile[]>> {
  const hosts = [...new Set(source.files.map(({ address }) => new URL(address).host))];
  const files: StoredFile[] = [];
  for (const { address } of source.files) {
    const last = seen.find((file) => file.address === address);
    const kept =
      from === undefined
        ? await fetchFile(address, last, hosts, reach, keeper)
        : await keepFromFolder(join(from, nameInFolder(address)), keeper);
    if (!kept.ok) return kept;
    const file = kept.value ? { address, ...kept.value } : last;
    if (file) files.push(file);
  }
  return succeed(files);
}

/** Name under which a file that was fetched by hand is looked for. */
const nameInFolder = (address: string): string => basename(new URL(address).pathname);

async function keepFromFolder(path: string, keeper: FileKeeper): Promise<Outcome<Fetched>> {
  if (!existsSync(path)) return fail("not-in-folder", { file: path });
  try {
    const kept = await keeper.keep(createReadStream(path));
    return kept.ok ? succeed({ sha256: kept.value }) : kept;
  } catch {
    return fail("file-not-readable", { value: path });
  }
}

/**
 * The texts that a source's adapter asks for: the edition's, and this repository's own.
 *
 * @param read gives the bytes of a digest
 */
export function textsOfFiles(
  { files: declared, adapterOn }: LiveSource,
  files: readonly StoredFile[],
  read: FileKeeper["read"],
): Outcome<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (const { address, path } of declared) {
    const file = files.find((one) => one.address === address);
    if (!file) return fail("missing-file", { file: address });
    const bytes = read(file.sha256);
    if (!bytes.ok) return bytes;
    const text = decodeText(bytes.value, address);
    if (!text.ok) return text;
    if (text.value.trimStart().startsWith("<"))
      return fail("fetch-type", { address, value: "HTML" });
    texts.set(path, text.value);
  }
  const { inputs, optionalInputs = [] } = adapterOn("");
  for (const path of [...inputs, ...optionalInputs].filter(isFactsFile)) {
    texts.set(path, readFileSync(join(packageRoot, path), "utf8"));
  }
  return succeed(texts);
}

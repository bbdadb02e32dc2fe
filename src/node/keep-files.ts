import { createHash, randomUUID } from "node:crypto";
import {
  closeSync,
  createWriteStream,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip, gunzipSync } from "node:zlib";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { dropPart, finalName, partOf } from "./parts.ts";
import { namedIn, objectOf, objectsOf, readObject, type StoreLine } from "./store-log.ts";
import { syncFolder } from "./write-whole.ts";

/** Bytes of a file in the order in which they come. */
export type Body = AsyncIterable<Uint8Array>;

/** Where files are kept as they come, so that none of them is held in memory. */
export interface FileKeeper {
  /**
   * Keep a file under the SHA-256 of its bytes. What the body throws is thrown on, and nothing kept.
   *
   * @returns the digest, or `cannot-write-file`
   */
  keep(body: Body): Promise<Outcome<string>>;
  /** The file of a digest; `store-damaged` where it is missing or another. */
  read(id: string): Outcome<Uint8Array>;
}

/** Files as objects of a store. Until a line of its log names them, they are nothing. */
export const keeperIn = (folder: string): FileKeeper => ({
  keep: (body) => keepFile(folder, body),
  read: (id) => readObject(folder, id),
});

/** Files for as long as the process lasts, packed, beside those of a store that is left as it is. */
export function keeperBeside(folder: string): FileKeeper {
  const packed = new Map<string, Uint8Array>();
  return {
    async keep(body) {
      const hash = createHash("sha256");
      const parts: Uint8Array[] = [];
      await pipeline(hashed(body, hash), createGzip(), async (gzip: Body) => {
        for await (const part of gzip) parts.push(part);
      });
      const id = hash.digest("hex");
      packed.set(id, Buffer.concat(parts));
      return succeed(id);
    },
    read(id) {
      const own = packed.get(id);
      return own ? succeed(gunzipSync(own)) : readObject(folder, id);
    },
  };
}

async function keepFile(folder: string, body: Body): Promise<Outcome<string>> {
  const hash = createHash("sha256");
  const part = partOf(join(objectsOf(folder), `incoming-${randomUUID()}`));
  let broken: { readonly reason: unknown } | undefined;
  async function* telling(): Body {
    try {
      yield* hashed(body, hash);
    } catch (reason) {
      broken = { reason };
      throw reason;
    }
  }
  try {
    mkdirSync(objectsOf(folder), { recursive: true });
    await pipeline(telling(), createGzip(), createWriteStream(part));
    return succeed(place(folder, part, hash.digest("hex")));
  } catch {
    dropPart(part);
    // What is wrong with the body is not wrong with the disk.
    if (broken) throw broken.reason;
    return fail("cannot-write-file", { file: part });
  }
}

/** Give a file that was written whole its place, unless it is there already. */
function place(folder: string, part: string, id: string): string {
  const path = objectOf(folder, id);
  if (existsSync(path) && readObject(folder, id).ok) {
    rmSync(part);
    return id;
  }
  const written = openSync(part, "r+");
  try {
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  mkdirSync(dirname(path), { recursive: true });
  renameSync(part, path);
  syncFolder(dirname(path));
  return id;
}

async function* hashed(body: Body, hash: ReturnType<typeof createHash>): Body {
  for await (const part of body) {
    hash.update(part);
    yield part;
  }
}

/**
 * Remove what pulls that were killed, or that found nothing worth a line, have left among the objects
 * of a store: parts, and files that no line of its log names. Whoever calls holds the lock of the log,
 * so that nobody is writing.
 */
export function sweepObjects(folder: string, log: readonly StoreLine[]): void {
  const objects = objectsOf(folder);
  if (!existsSync(objects)) return;
  const named = new Set([...namedIn(log)].map((id) => objectOf(folder, id)));
  for (const entry of readdirSync(objects, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !named.has(path) && isOfStore(entry.name)) rmSync(path, { force: true });
  }
}

/** Whether a file among the objects was put there by a pull; others are somebody's. */
const isOfStore = (name: string): boolean =>
  /^([0-9a-f]{64}\.gz|incoming-[0-9a-f-]{36})$/.test(finalName(name));

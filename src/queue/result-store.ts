import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, rmSync, statSync } from "node:fs";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { PostgresPool, RedisClient } from "./bull.ts";

/**
 * Where results of pieces are kept, by the names of the pieces. They do not go through the queue,
 * whose memory would grow with them.
 */
export interface ResultStore {
  /** Those that are there, whole and unchanged; a damaged one counts as absent. */
  get(ids: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  put(id: string, result: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** How long a result is kept in a queue's store, in seconds: a sweep can be taken up again for so long. */
const KEPT_SECONDS = 14 * 86_400;

/** Results in a folder that all who take part can see. */
export const openFolderStore = (folder: string): ResultStore => {
  removeOldParts(folder);
  const fileOf = (id: string): string => join(folder, id.slice(0, 2), `${id}.gz`);
  return {
    get: (ids) => collect(ids, (id) => readFile(fileOf(id)).catch(() => undefined)),
    put: async (id, result) => {
      const file = fileOf(id);
      const part = `${file}.${randomUUID()}.part`;
      await mkdir(join(folder, id.slice(0, 2)), { recursive: true });
      try {
        // Whoever reads at the same time finds the whole file or none.
        await writeFile(part, sealed(id, result), { flush: true });
        await rename(part, file);
      } catch (error) {
        await rm(part, { force: true });
        throw error;
      }
    },
    close: async () => {},
  };
};

/** A result takes no hour to be written. */
const STALE_MS = 3_600_000;

/** Remove what was left of results by those who were killed; others may be writing at this moment. */
function removeOldParts(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = join(folder, name);
    const isOld =
      Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > STALE_MS;
    if (isOld && /^[0-9a-f]{2}.[0-9a-f]+\.gz\.[0-9a-f-]{36}\.part$/.test(name)) {
      rmSync(file, { force: true });
    }
  }
}

/** Results beside the queue in Redis. */
export const openRedisStore = (client: RedisClient): ResultStore => {
  const keyOf = (id: string): string => `sextant:result:${id}`;
  return {
    get: async (ids) => {
      const bodies = ids.length === 0 ? [] : await client.mgetBuffer(ids.map(keyOf));
      return collect(ids, async (_, index) => bodies[index] ?? undefined);
    },
    put: async (id, result) => {
      await client.set(keyOf(id), sealed(id, result), "EX", KEPT_SECONDS);
    },
    close: async () => client.disconnect(),
  };
};

/** Results beside the queue in PostgreSQL. */
export const openPostgresStore = (pool: PostgresPool): ResultStore => ({
  get: async (ids) => {
    const { rows } = await pool.query(
      "select id, body from sextant_results where id = any($1::text[])",
      [ids],
    );
    const bodies = new Map(rows.map(({ id, body }) => [id, body]));
    return collect(ids, async (id) => bodies.get(id));
  },
  put: async (id, result) => {
    await pool.query(
      "insert into sextant_results (id, body) values ($1, $2) on conflict (id) do update set body = excluded.body",
      [id, sealed(id, result)],
    );
  },
  close: () => pool.end(),
});

/** The table of results, and an end for those that nobody has taken up again. */
export const preparePostgresStore = async (pool: PostgresPool): Promise<void> => {
  await pool.query(
    "create table if not exists sextant_results (id text primary key, body bytea not null, made timestamptz not null default now())",
  );
  await pool.query(
    `delete from sextant_results where made < now() - interval '${KEPT_SECONDS} seconds'`,
  );
};

async function collect(
  ids: readonly string[],
  bodyOf: (id: string, index: number) => Promise<Buffer | undefined>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  for (const [index, id] of ids.entries()) {
    const body = await bodyOf(id, index);
    const result = body && unsealed(id, body);
    if (result) found.set(id, result);
  }
  return found;
}

const SEAL_BYTES = 32;

/** A result compressed, behind a digest of it and of its name. */
function sealed(id: string, result: Uint8Array): Buffer {
  const body = gzipSync(result);
  return Buffer.concat([sealOf(id, body), body]);
}

function unsealed(id: string, stored: Buffer): Uint8Array | undefined {
  const body = stored.subarray(SEAL_BYTES);
  if (!stored.subarray(0, SEAL_BYTES).equals(sealOf(id, body))) return undefined;
  return new Uint8Array(gunzipSync(body));
}

const sealOf = (id: string, body: Buffer): Buffer =>
  createHash("sha256").update(id).update(body).digest();

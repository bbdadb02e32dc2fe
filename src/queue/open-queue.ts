import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { QueueAddress } from "./address.ts";
import { type Bull, type BullQueue, type Loaded, loadBull } from "./bull.ts";
import {
  openFolderStore,
  openPostgresStore,
  openRedisStore,
  preparePostgresStore,
  type ResultStore,
} from "./result-store.ts";

/** Name of the queue in its store. */
export const QUEUE = "sextant";

/** A queue that answers, and where the results of its pieces are. */
export interface OpenQueue {
  readonly bull: Bull;
  readonly connection: object;
  readonly results: ResultStore;
  /** The queue itself, for whoever adds pieces, and closes it. */
  openJobs(): BullQueue;
  close(): Promise<void>;
}

/** How long a server may take to answer at first, in milliseconds. */
const FIRST_ANSWER_MS = 3000;

/**
 * Reach a queue.
 *
 * @param folder where results are kept instead of beside the queue
 * @returns `queue-not-installed`, `queue-unreachable` with what the server or the network said
 */
export async function openQueue(
  address: QueueAddress,
  folder: string | undefined,
): Promise<Outcome<OpenQueue>> {
  const loaded = await loadBull(address);
  if (!loaded.ok) return loaded;
  const beside = await reach(address, loaded.value);
  if (!beside.ok) return beside;
  const results = folder === undefined ? beside.value : openFolderStore(folder);
  const { bull, connection } = loaded.value;
  return succeed({
    ...{ bull, connection, results },
    openJobs: () => {
      const queue = new bull.Queue(QUEUE, { connection });
      // What is lost while the server is away is asked again; its errors are not ours to print.
      queue.on("error", () => {});
      return queue;
    },
    close: beside.value.close,
  });
}

/** The store beside the queue, once its server has answered. */
async function reach(
  { url, shown }: QueueAddress,
  { redis: Redis, postgres: Postgres }: Loaded,
): Promise<Outcome<ResultStore>> {
  let problem = "";
  const hear = (error: Error): void => {
    problem = wordsOf(error);
  };
  try {
    if (Redis) {
      let reached = false;
      const client = new Redis(url, {
        lazyConnect: true,
        connectTimeout: FIRST_ANSWER_MS,
        maxRetriesPerRequest: null,
        // Tried once at first, and again and again when it has once been there.
        retryStrategy: (times: number) => (reached ? Math.min(times * 100, 2000) : null),
      });
      client.on("error", hear);
      await client.connect();
      reached = true;
      return succeed(openRedisStore(client));
    }
    if (!Postgres) throw new Error("no client");
    const pool = new Postgres({
      connectionString: url,
      connectionTimeoutMillis: FIRST_ANSWER_MS,
      max: 4,
    });
    pool.on("error", hear);
    try {
      await preparePostgresStore(pool);
    } catch (error) {
      await pool.end();
      throw error;
    }
    return succeed(openPostgresStore(pool));
  } catch (error) {
    return fail("queue-unreachable", { value: shown, rule: problem || wordsOf(error as Error) });
  }
}

/** What an error says, in one line and without an address that may hold a credential. */
const wordsOf = (error: Error): string =>
  (error instanceof AggregateError ? String(error.errors[0]) : error.message)
    .replace(/\w+:\/\/\S+/g, "…")
    .split("\n")[0]
    ?.slice(0, 120) ?? "";

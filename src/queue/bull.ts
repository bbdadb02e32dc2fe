import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { QueueAddress } from "./address.ts";

/** A job as BullMQ keeps it, as far as it is used here. */
export interface BullJob {
  readonly id?: string;
  readonly data: unknown;
  readonly failedReason?: string;
  readonly finishedOn?: number;
  remove(): Promise<void>;
  moveToDelayed(timestamp: number, token?: string): Promise<void>;
}

/** A queue of BullMQ, as far as it is used here. */
export interface BullQueue {
  add(name: string, data: unknown, options: Readonly<Record<string, unknown>>): Promise<BullJob>;
  getJob(id: string): Promise<BullJob | undefined>;
  getFailed(start: number, end: number): Promise<readonly BullJob[]>;
  getWorkersCount(): Promise<number>;
  on(event: "error", listen: (error: Error) => void): unknown;
  close(): Promise<void>;
}

/** A worker of BullMQ, as far as it is used here. */
export interface BullWorker {
  on(event: "error", listen: (error: Error) => void): unknown;
  run(): Promise<void>;
  close(force?: boolean): Promise<void>;
}

/** What is used of BullMQ, which is installed by those who want a queue. */
export interface Bull {
  readonly Queue: new (name: string, options: object) => BullQueue;
  readonly Worker: new (
    name: string,
    process: (job: BullJob, token?: string) => Promise<unknown>,
    options: object,
  ) => BullWorker;
  readonly DelayedError: new () => Error;
  readonly UnrecoverableError: new (message: string) => Error;
}

/** What is used of ioredis. */
export interface RedisClient {
  connect(): Promise<void>;
  getBuffer(key: string): Promise<Buffer | null>;
  mgetBuffer(keys: readonly string[]): Promise<readonly (Buffer | null)[]>;
  set(key: string, value: Buffer, unit: "EX", seconds: number): Promise<unknown>;
  on(event: "error", listen: (error: Error) => void): unknown;
  disconnect(): void;
  quit(): Promise<unknown>;
}

export type Redis = new (url: string, options: object) => RedisClient;

/** What is used of pg. */
export interface PostgresPool {
  query(
    text: string,
    values?: readonly unknown[],
  ): Promise<{ readonly rows: readonly { readonly id: string; readonly body: Buffer }[] }>;
  on(event: "error", listen: (error: Error) => void): unknown;
  end(): Promise<void>;
}

export type Postgres = new (options: object) => PostgresPool;

/** BullMQ for the store of an address, and that store's client. */
export interface Loaded {
  readonly bull: Bull;
  /** Options of queues and workers that say where they are. */
  readonly connection: object;
  readonly redis?: Redis;
  readonly postgres?: Postgres;
}

/** Load BullMQ and the client of a store; `queue-not-installed` names the packages. */
export async function loadBull({ url, store }: QueueAddress): Promise<Outcome<Loaded>> {
  const client = store === "redis" ? "ioredis" : "pg";
  try {
    const bull = await load("bullmq");
    const driver = await load(client);
    if (store === "redis") {
      const redis = (driver["Redis"] ?? driver["default"]) as Redis;
      // Commands wait for as long as the server is away; whether it is there at first is asked apart.
      const connection = { url, maxRetriesPerRequest: null };
      return succeed({ bull: bull as unknown as Bull, connection, redis });
    }
    const bind = bull["withBackend"] as (backend: unknown) => Pick<Bull, "Queue" | "Worker">;
    const bound = bind(bull["createPostgresBackend"]);
    const pg = (driver["default"] ?? driver) as { readonly Pool: Postgres };
    return succeed({
      bull: { ...(bull as unknown as Bull), Queue: bound.Queue, Worker: bound.Worker },
      connection: { connectionString: url, migrate: true },
      postgres: pg.Pool,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    // npm leaves peers of a clone out unless they are asked for as optional.
    return fail("queue-not-installed", { value: `--no-save -O bullmq@6 ${client}` });
  }
}

/** By a name that no bundler follows: these packages are not part of the default install. */
const load = async (name: string): Promise<Readonly<Record<string, unknown>>> =>
  (await import(/* @vite-ignore */ name)) as Readonly<Record<string, unknown>>;

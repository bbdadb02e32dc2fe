import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "vitest";
import { must, succeed } from "../src/base/outcome.ts";
import { openEmbeddedFacts } from "../src/node/data-folder.ts";
import { packageVersion } from "../src/node/package-root.ts";
import { readAddress } from "../src/queue/address.ts";
import { openQueue } from "../src/queue/open-queue.ts";
import { takePieces } from "../src/queue/take-pieces.ts";
import {
  ended,
  freePort,
  makeCertificate,
  needsQueue,
  said,
  startCommand,
  startPostgres,
  startRedis,
  startWorker,
  type TestRedis,
} from "./support/queue.ts";

/** Two simulations in ranges of draws: 2 × 31 pieces. */
const SPEC = `
operation: simulate
input:
  draws: 500000
  model: |
    inputs:
      chips: 20000 to 25000
      hours: 2000 to 2600
      price: 1 to 2
    outputs:
      cost: chips * hours * price
grid:
  inputs.price: [1 to 2, 2 to 3]
drawsPerPiece: 16384
`;

const folder = mkdtempSync(join(tmpdir(), "sextant-sweep-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const specFile = (text: string): string => {
  const path = join(folder, `${Math.random().toString(36).slice(2)}.yaml`);
  writeFileSync(path, text);
  return path;
};
const spec = specFile(SPEC);

interface Swept {
  readonly result: {
    readonly digest: string;
    readonly complete: boolean;
    readonly pieces: number;
    readonly rows: readonly unknown[];
    readonly failed: readonly { readonly problem: string }[];
  };
}
const resultOf = (out: string) => (JSON.parse(out) as Swept).result;

const sweep = (path: string, environment: Record<string, string> = {}, ...flags: string[]) =>
  startCommand(["sweep", path, "--json", ...flags], environment);

let here: Promise<ReturnType<typeof resultOf>> | undefined;
/** What one process alone says, once for all tests. */
const alone = () =>
  (here ??= sweep(spec, {}, "--threads", "1").finished.then(({ out }) => resultOf(out)));

describe("through a queue", () => {
  let redis: TestRedis;
  const workers: Awaited<ReturnType<typeof startWorker>>[] = [];
  beforeEach(async (context) => {
    needsQueue(context);
    redis = await startRedis();
  });
  afterEach(async () => {
    for (const { child } of workers.splice(0)) child.kill("SIGKILL");
    await redis?.end();
  });
  const work = async (...flags: string[]) => {
    const worker = await startWorker(redis.url, {}, ...flags);
    workers.push(worker);
    return worker;
  };

  test("three workers, of which one is killed at work, give what one process gives", async () => {
    const running = sweep(spec, { SEXTANT_QUEUE: redis.url });
    await Promise.all([work(), work(), work()]);
    await said(workers[0]?.child as never, /✓/);
    workers[0]?.child.kill("SIGKILL");
    const { code, out } = await running.finished;
    expect(code).toBe(0);
    expect(resultOf(out)).toEqual(await alone());
  });

  test("a server that is killed and comes back loses nothing", async () => {
    await work();
    const running = sweep(spec, { SEXTANT_QUEUE: redis.url });
    await said(workers[0]?.child as never, /✓/);
    await redis.kill();
    await redis.start();
    const { out } = await running.finished;
    expect(resultOf(out)).toEqual(await alone());
  });

  test("a sweep whose coordinator was killed goes on where it was", async () => {
    const worker = await work();
    const first = sweep(spec, { SEXTANT_QUEUE: redis.url });
    await said(worker.child, /(✓[^✓]*){8}/s);
    first.child.kill("SIGKILL");
    await first.finished;
    const { out } = await sweep(spec, { SEXTANT_QUEUE: redis.url }).finished;
    expect(resultOf(out)).toEqual(await alone());
    const answered = worker.error().match(/[0-9a-f]{12} ✓/g) ?? [];
    // Each piece once, whoever asked for it.
    expect(new Set(answered).size).toBe(answered.length);
    expect(answered.length).toBe(resultOf(out).pieces);
  });

  test.each([
    ["skill", "--all", "--as-of", "2016-06-30"],
    ["race", "--backcast", "--as-of", "2025-03-28", "--draws", "100", "--prior", "pace.mean=9"],
  ])("the past made anew by %s is what one process makes of it", async (...words) => {
    await Promise.all([work(), work()]);
    const one = await startCommand([...words, "--json", "--threads", "1"]).finished;
    const queued = await startCommand([...words, "--json"], { SEXTANT_QUEUE: redis.url }).finished;
    expect(one.code).toBe(0);
    expect(queued.out).toBe(one.out);
    expect(workers.some((worker) => worker.error().includes("✓"))).toBe(true);
  });

  test("a piece that fails is named, and the others are there", async () => {
    await work();
    const broken = specFile(
      "operation: agent\ninput: { step: 0.9 }\ngrid: { steps: [2, nonsense, 3] }\n",
    );
    const environment = { SEXTANT_QUEUE: redis.url };
    const refused = await sweep(broken, environment).finished;
    expect(refused.code).not.toBe(0);
    expect(refused.error).toContain('{"steps":"nonsense"}');
    const partial = await sweep(broken, environment, "--partial").finished;
    expect(partial.code).toBe(3);
    expect(resultOf(partial.out)).toMatchObject({ complete: false, rows: { length: 2 } });
  });

  test("a worker of another edition gives its piece back and says so; what it cannot read fails", async () => {
    const { Queue } = (await import(/* @vite-ignore */ ["bull", "mq"].join(""))) as never as {
      Queue: new (
        name: string,
        options: object,
      ) => {
        add(
          name: string,
          data: unknown,
          options?: object,
        ): Promise<{ isFailed(): Promise<boolean> }>;
        getJobCounts(): Promise<Record<string, number>>;
        close(): Promise<void>;
      };
    };
    const connection = { url: redis.url };
    const queue = new Queue("sextant", { connection });
    const unreadable = await queue.add("piece", { piece: "?" });
    const worker = await work();
    await expect.poll(() => unreadable.isFailed()).toBe(true);
    const piece = {
      kind: "answer",
      operation: "agent",
      input: {},
      today: "2026-11-30",
      language: "en",
    };
    await queue.add("piece", { edition: { version: "9.9.9", facts: "other" }, piece });
    const { code, error } = await worker.finished;
    expect(code).toBe(1);
    expect(error).toContain("9.9.9 (other)");
    const counts = await queue.getJobCounts();
    expect((counts["delayed"] ?? 0) + (counts["waiting"] ?? 0)).toBe(1);
    await queue.close();
  });

  test.each([
    { version: "9.9.9", facts: openEmbeddedFacts().edition() },
    { version: packageVersion(), facts: "f".repeat(64) },
  ])("a worker of edition %o answers nothing and ends; the rest goes on", async (edition) => {
    const queue = must(await openQueue(must(readAddress(redis.url, "environment")), undefined));
    const jobs = queue.openJobs();
    await jobs.add("piece", { piece: "?" }, {});
    await jobs.close();
    const running = sweep(spec, { SEXTANT_QUEUE: redis.url });
    const answered: unknown[] = [];
    const other = takePieces(queue, {
      ...{ edition, threads: 1, patience: 2 },
      answer: async (piece) => {
        answered.push(piece);
        return succeed(new Uint8Array());
      },
    });
    expect(await other.ended).toMatchObject({ error: { code: "queue-other-edition" } });
    await work();
    const { code, out } = await running.finished;
    await queue.close();
    expect(code).toBe(0);
    expect(resultOf(out)).toEqual(await alone());
    expect(answered).toEqual([]);
  });

  test("results are not in the queue, and end beside it", async () => {
    await work();
    await sweep(spec, { SEXTANT_QUEUE: redis.url }).finished;
    const { Redis } = (await import(/* @vite-ignore */ ["io", "redis"].join(""))) as never as {
      Redis: new (
        url: string,
      ) => {
        keys(pattern: string): Promise<string[]>;
        ttl(key: string): Promise<number>;
        disconnect(): void;
      };
    };
    const client = new Redis(redis.url);
    const { pieces } = await alone();
    const results = await client.keys("sextant:result:*");
    expect(results.length).toBe(pieces);
    expect(await client.ttl(results[0] as string)).toBeGreaterThan(0);
    expect((await client.keys("bull:sextant:*")).length).toBeLessThan(12);
    client.disconnect();
  });
});

describe("with a password and TLS", () => {
  const SECRET = "s3cret-word";
  const users = join(folder, "users.acl");
  writeFileSync(users, `user default on >${SECRET} ~* &* +@all\n`);

  /** A sweep with a worker, and all that was said, with what anyone on the machine could read. */
  async function swept(url: string, trust: Record<string, string> = {}) {
    const worker = await startWorker(url, trust);
    const running = sweep(spec, { SEXTANT_QUEUE: url, ...trust });
    await said(worker.child, /✓/);
    const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    expect(processes).toContain("sextant.mjs worker");
    const { code, out, error } = await running.finished;
    worker.child.kill("SIGTERM");
    const told = await worker.finished;
    expect([code, told.code]).toEqual([0, 0]);
    expect(resultOf(out)).toEqual(await alone());
    return [out, error, told.out, told.error, processes];
  }

  test("a password stays out of what is printed and out of the list of processes", async (context) => {
    needsQueue(context);
    const redis = await startRedis("--aclfile", users);
    const url = redis.url.replace("//", `//:${SECRET}@`);
    const texts = await swept(url);
    const wrong = { SEXTANT_QUEUE: url.replace("s3cret", "wrong") };
    const refused = await sweep(spec, wrong).finished;
    await redis.end();
    expect(refused.code).toBe(1);
    for (const text of [...texts, refused.error]) expect(text).not.toMatch(/s3cret|wrong-word/);
  });

  test("what goes over the network is encrypted, and the server must be the one that is trusted", async (context) => {
    needsQueue(context);
    const { certificate, key } = makeCertificate(context, folder);
    const port = String(await freePort());
    const own = ["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"];
    const tls = ["--tls-port", port, "--tls-ca-cert-file", certificate, ...own];
    const redis = await startRedis("--aclfile", users, ...tls);
    const url = `rediss://:${SECRET}@localhost:${port}`;
    const texts = await swept(url, { NODE_EXTRA_CA_CERTS: certificate });
    const stranger = await sweep(spec, { SEXTANT_QUEUE: url }).finished;
    await redis.end();
    expect(stranger.code).toBe(1);
    expect(stranger.error).toMatch(/certificate/);
    for (const text of [...texts, stranger.error]) expect(text).not.toContain("s3cret");
  });
});

test("a queue that is not there is told in one line, and nothing is left running", async (context) => {
  needsQueue(context);
  for (const words of [["sweep", spec], ["worker"]]) {
    const { child, finished } = startCommand([...words, "--queue", "redis://127.0.0.1:9"]);
    const { code, error } = await finished;
    expect(code).toBe(1);
    expect(error.trim().split("\n")).toHaveLength(1);
    expect(error).toContain("redis://127.0.0.1:9");
    expect(await ended(child)).toBe(1);
  }
});

test("finished pieces in a folder are not computed again", async () => {
  const store = join(folder, "kept");
  const first = await sweep(spec, {}, "--store", store, "--threads", "2").finished;
  const again = await sweep(spec, {}, "--store", store, "--threads", "1").finished;
  expect(resultOf(first.out)).toEqual(await alone());
  expect(resultOf(again.out)).toEqual(await alone());
});

test("PostgreSQL in place of Redis gives the same digest", async (context) => {
  needsQueue(context);
  const postgres = await startPostgres(context);
  const worker = await startWorker(postgres.url);
  const { out, error } = await sweep(spec, { SEXTANT_QUEUE: postgres.url }).finished;
  worker.child.kill("SIGTERM");
  await worker.finished;
  await postgres.end();
  expect(error).not.toContain("sextant:");
  expect(resultOf(out)).toEqual(await alone());
});

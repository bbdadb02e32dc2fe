import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestContext } from "vitest";
import { packageRoot } from "../../src/node/package-root.ts";

const has = (command: string, asked = "--version"): boolean => {
  try {
    execFileSync(command, [asked], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
};

/** Why there can be no queue here: Redis and BullMQ are no part of the default install. */
export function lacksQueue(): string | undefined {
  if (!existsSync(join(packageRoot, "node_modules/bullmq"))) {
    return "not run: bullmq is not installed (npm install --no-save -O bullmq@6 ioredis pg)";
  }
  return has("redis-server") ? undefined : "not run: no redis-server on the search path";
}

/** Skip this test where there can be no queue. */
export function needsQueue({ skip }: TestContext): void {
  const lacks = lacksQueue();
  skip(lacks !== undefined, lacks);
}

/** A server of its own on loopback, which can be killed and started again on the same files. */
export interface TestRedis {
  readonly url: string;
  readonly port: number;
  start(): Promise<void>;
  kill(): Promise<void>;
  end(): Promise<void>;
}

export async function startRedis(...options: readonly string[]): Promise<TestRedis> {
  const folder = mkdtempSync(join(tmpdir(), "sextant-redis-"));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const place = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder];
    const lasting = ["--appendonly", "yes", "--appendfsync", "always", "--save", ""];
    server = spawn("redis-server", [...place, ...lasting, ...options], { stdio: "pipe" });
    await said(server, /Ready to accept connections/);
  };
  const kill = async (): Promise<void> => {
    const gone = ended(server as ChildProcess);
    server?.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    ...{ url: `redis://127.0.0.1:${port}`, port, start, kill },
    end: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A certificate of localhost that vouches for itself; skips the test where there is no openssl. */
export function makeCertificate({ skip }: TestContext, folder: string) {
  skip(!has("openssl", "version"), "not run: no openssl on the search path");
  const [certificate, key] = [join(folder, "localhost.crt"), join(folder, "localhost.key")];
  const files = ["-keyout", key, "-out", certificate];
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  execFileSync("openssl", ["req", "-x509", "-newkey", "rsa:2048", "-nodes", ...files, ...name], {
    stdio: "ignore",
  });
  return { certificate, key };
}

/** A PostgreSQL server of its own on loopback; skips the test where there is none. */
export async function startPostgres({ skip }: TestContext) {
  const versions = existsSync(POSTGRES) ? readdirSync(POSTGRES).sort() : [];
  skip(versions.length === 0, "not run: no PostgreSQL server is installed");
  const bin = join(POSTGRES, versions.at(-1) as string, "bin");
  const folder = mkdtempSync(join(tmpdir(), "sextant-postgres-"));
  // The server refuses to run as root.
  const isRoot = process.getuid?.() === 0;
  if (isRoot) execFileSync("chown", ["postgres", folder]);
  const run = (command: string, ...words: string[]): ChildProcess => {
    const path = join(bin, command);
    return isRoot
      ? spawn("runuser", ["-u", "postgres", "--", path, ...words], { stdio: "pipe" })
      : spawn(path, words, { stdio: "pipe" });
  };
  const data = join(folder, "data");
  await ended(run("initdb", "-D", data, "-U", "postgres", "-A", "trust"));
  const port = await freePort();
  const server = run("postgres", "-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder);
  await said(server, /ready to accept connections/);
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    end: async () => {
      await ended(run("pg_ctl", "-D", data, "-m", "immediate", "stop"));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Where Debian keeps the servers, by version. */
const POSTGRES = "/usr/lib/postgresql";

/** What a command has written, and its exit code. */
export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** The command in a process of its own. */
export function startCommand(words: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, [join(packageRoot, "bin/sextant.mjs"), ...words], {
    cwd: packageRoot,
    env: { ...process.env, SEXTANT_CACHE: "off", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, error] = ["", ""];
  child.stdout?.on("data", (chunk) => {
    out += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    error += chunk;
  });
  const finished = ended(child).then((code): Finished => ({ code, out, error }));
  return { child, finished, error: () => error };
}

/** A worker that has begun to take pieces. */
export async function startWorker(
  url: string,
  environment: Record<string, string> = {},
  ...flags: readonly string[]
) {
  const words = ["worker", "--threads", "1", "--patience", "2", ...flags];
  const worker = startCommand(words, { SEXTANT_QUEUE: url, ...environment });
  await said(worker.child, /Taking pieces/);
  return worker;
}

export const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once("exit", (code) => resolve(code));
  });

/** Waits until a process has said something; that it ends first is an error. */
export function said(child: ChildProcess, words: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = "";
    const hear = (chunk: unknown): void => {
      text += String(chunk);
      if (words.test(text)) resolve();
    };
    child.stdout?.on("data", hear);
    child.stderr?.on("data", hear);
    child.once("exit", () => reject(new Error(`ended without ${words}: ${text}`)));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { packageRoot } from "../src/node/package-root.ts";
import { digestOf } from "../src/operations/contract/digest.ts";
import type { Envelope } from "../src/operations/contract/run-operation.ts";
import { commandOn } from "./support/command.ts";

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** `sextant web` in a process of its own; what it has said so far grows in `said`. */
async function startProcess(...flags: readonly string[]) {
  const child = spawn(process.execPath, commandOn("web", "--port", "0", ...flags), {
    cwd: packageRoot,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let logged = "";
  child.stderr?.on("data", (chunk) => {
    logged += chunk;
  });
  started.push(child);
  let said = "";
  child.stdout?.on("data", (chunk) => {
    said += chunk;
  });
  await expect.poll(() => said).toContain("http://");
  return { child, url: /http:\/\/\S+/.exec(said)?.[0] ?? "", logged: () => logged };
}

/** A POST whose head has arrived, as the server has said; its body is sent at `finish`. */
async function beginRequest(url: string, name: string) {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let received = "";
  socket.on("data", (chunk) => {
    received += chunk;
  });
  const head = ["Host: localhost", "Content-Type: application/json", "Accept-Encoding: identity"];
  const fields = [...head, "Content-Length: 2", "Expect: 100-continue"].join("\r\n");
  socket.write(`POST /api/v1/${name} HTTP/1.1\r\n${fields}\r\n\r\n`);
  await expect.poll(() => received).toContain("100 Continue");
  return {
    finish: async (body: string): Promise<string> => {
      received = "";
      socket.write(body);
      await new Promise((resolve) => socket.once("close", resolve));
      return received;
    },
  };
}

const ended = (child: ChildProcess) =>
  new Promise<number | null>((resolve) => child.once("exit", resolve));

/** Digest of every file of the datasets. */
function dataDigest(): string {
  const hash = createHash("sha256");
  const folder = join(packageRoot, "data");
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
    if (/\.(csv|json)$/.test(path)) hash.update(path).update(readFileSync(join(folder, path)));
  }
  return hash.digest("hex");
}

/** Answers before the end; all addresses have been asked many times by then. */
const ENOUGH = 300;
const addresses = ["law?asOf=2025-06-30", "trend", "series?id=electricity", "horizon", "series"];

/**
 * Ask again and again until the server is gone, and end it in the midst of that.
 *
 * @returns digests of the answers that came whole, by address
 */
async function askUntilKilled(child: ChildProcess, url: string) {
  const seen = new Map<string, Set<string>>();
  let whole = 0;
  const asker = async (offset: number): Promise<void> => {
    for (let turn = offset; ; turn += 1) {
      const address = addresses[turn % addresses.length] as string;
      try {
        const response = await fetch(`${url}api/v1/${address}`);
        const envelope = (await response.json()) as Envelope;
        // On a machine that is too busy a question may be refused, which acknowledges nothing.
        if (response.status === 422 || response.status === 429) continue;
        seen.set(address, (seen.get(address) ?? new Set()).add(digestOf(envelope)));
        whole += 1;
        if (whole === ENOUGH) child.kill("SIGKILL");
      } catch {
        return;
      }
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, offset) => asker(offset)));
  return seen;
}

// The server only reads, so an answer that came whole is all that it ever acknowledges: it must be
// right, nothing on disk may change, and the next process must answer the same.
describe("a server that is killed under load", { tags: "long" }, () => {
  test("has given only right answers, changed no data, and answers the same when started again", async () => {
    const before = dataDigest();
    const first = await startProcess();
    const seen = await askUntilKilled(first.child, first.url);
    const second = await startProcess();
    for (const address of addresses) {
      const response = await fetch(`${second.url}api/v1/${address}`);
      expect([...(seen.get(address) ?? [])]).toEqual([
        digestOf((await response.json()) as Envelope),
      ]);
    }
    expect(dataDigest()).toBe(before);
  });

  test("finishes what was begun when it is asked to end", async () => {
    const { child, url, logged } = await startProcess();
    // The answer is known then, so that only the request itself is under way at the end.
    await (await fetch(`${url}api/v1/series`)).text();
    const request = await beginRequest(url, "series");
    const end = ended(child);
    child.kill("SIGTERM");
    await expect.poll(logged).toContain("Finishing what is running");
    const isOpen = () =>
      fetch(`${url}api/health`).then(
        () => true,
        () => false,
      );
    await expect.poll(isOpen).toBe(false);
    expect(await request.finish("{}")).toMatch(/^HTTP\/1\.1 200 .*"operation": "series"/s);
    expect(await end).toBe(0);
  });

  test("has logged every request by its end, as JSON without query or body", async () => {
    const { child, url, logged } = await startProcess("--log");
    const asked = Array.from(
      { length: 60 },
      (_, i) => `${url}api/v1/series?id=electricity&n=${i % 3}`,
    );
    for (const address of [...asked, `${url}api/v1/series?id=electricity`]) {
      await (await fetch(address)).text();
    }
    const end = ended(child);
    child.kill("SIGTERM");
    expect(await end).toBe(0);
    const lines = logged()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    const entries = lines.map((line) => JSON.parse(line) as { path: string; status: number });
    expect(entries.map(({ status }) => status)).toEqual([...asked.map(() => 400), 200]);
    expect(new Set(entries.map(({ path }) => path))).toEqual(new Set(["/api/v1/series"]));
    expect(logged()).not.toContain("electricity");
  });
});

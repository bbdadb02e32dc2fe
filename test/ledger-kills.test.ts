import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { readChain } from "../src/ledger/chain.ts";
import { readLedger } from "../src/node/ledger-file.ts";

const writer = join(import.meta.dirname, "support", "ledger-writer.ts");

/** Kills of the test; `npm run soak:kills` asks for 1,000. */
const KILLS = Number(process.env["SEXTANT_KILLS"] ?? 8);
/** Kills of one ledger: its lines are checked at each append, so that it must not grow long. */
const KILLS_OF_ONE = 25;
/** Milliseconds from the first acknowledged line of a writer to its end, at most. */
const LATEST = 40;

/** A process that appends, and what it has acknowledged so far. */
function startWriter(path: string, acknowledged: string[]): ChildProcess {
  const child = spawn(process.execPath, ["--import", "tsx", writer, path], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let rest = "";
  child.stdout?.on("data", (chunk) => {
    const lines = (rest + String(chunk)).split("\n");
    rest = lines.pop() ?? "";
    acknowledged.push(...lines);
  });
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, "close");
  child.kill("SIGKILL");
  await gone;
}

/** Two writers of one ledger, killed in turn; each kill falls on a random instant of its writing. */
async function killWriters(kills: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "sextant-ledger-"));
  const path = join(folder, "ledger.ndjson");
  const acknowledged: string[] = [];
  const writers = [startWriter(path, acknowledged), startWriter(path, acknowledged)];
  for (let killed = 0; killed < kills; killed++) {
    const place = killed % writers.length;
    const child = writers[place] as ChildProcess;
    await Promise.race([once(child.stdout as Readable, "data"), once(child, "close")]);
    expect(child.exitCode).toBeNull();
    await pause(Math.random() * LATEST);
    await kill(child);
    writers[place] = startWriter(path, acknowledged);
  }
  await Promise.all(writers.map(kill));
  const chain = readChain(readLedger(path));
  if (!chain.ok) throw new Error(JSON.stringify(chain.error));
  const digests = new Set(chain.value.entries.map(({ digest }) => digest));
  expect(acknowledged.filter((digest) => !digests.has(digest))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(kills);
  rmSync(folder, { recursive: true });
}

test(`writers of one ledger lose no acknowledged line in ${KILLS} kills`, async () => {
  for (let killed = 0; killed < KILLS; killed += KILLS_OF_ONE) {
    await killWriters(Math.min(KILLS_OF_ONE, KILLS - killed));
  }
});

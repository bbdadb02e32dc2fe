import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { must } from "../src/base/outcome.ts";
import { logOf } from "../src/node/facts-choice.ts";
import { openStoreFacts } from "../src/node/store-facts.ts";
import { namedIn, objectsOf, readLog } from "../src/node/store-log.ts";
import { verifyStore } from "../src/node/verify-store.ts";
import { commandOn } from "./support/command.ts";
import { embeddedStore } from "./support/facts.ts";
import { hardwareFile } from "./support/live-files.ts";

/** Kills of the test; `npm run soak:kills` asks for 1,000. */
const KILLS = Number(process.env["SEXTANT_KILLS"] ?? 10);

const folder = mkdtempSync(join(tmpdir(), "sextant-kills-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [store, downloads] = [join(folder, "store"), mkdtempSync(join(folder, "downloads-"))];

/** Who writes to the store; what was killed before has left its lock behind. */
function lockHolder(): number | undefined {
  try {
    return Number.parseInt(readFileSync(`${logOf(store)}.lock`, "utf8"), 10);
  } catch {
    return undefined;
  }
}

/** Between taking the lock and giving it back a pull takes about as long, in milliseconds. */
const WRITING_MS = 500;

/** Pull an edition with another number of watts, and end the process while it has the lock, or let it be. */
async function pullOnce(watts: number, end: "killed" | "by itself") {
  const edition = hardwareFile((rows) =>
    rows.map((row) => (row["name"] === "NVIDIA H100 SXM5 80GB" ? { ...row, tdp_w: watts } : row)),
  );
  writeFileSync(join(downloads, "ml_hardware.csv"), edition);
  const words = ["pull", "epoch-hardware", "--from", downloads, "--store", store, "--json"];
  const child = spawn(process.execPath, commandOn(...words), {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let out = "";
  child.stdout.on("data", (part: Buffer) => {
    out += part.toString();
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  if (end === "killed") {
    while (child.exitCode === null && lockHolder() !== child.pid) await pause(1);
    await pause(WRITING_MS * Math.random());
    child.kill("SIGKILL");
  }
  await ended;
  return /"head": "([0-9a-f]{64})"/.exec(out)?.[1];
}

test(`killed at any of ${KILLS} instants, a pull loses nothing acknowledged and leaves nothing torn`, async () => {
  const acknowledged = [await pullOnce(699, "by itself")];
  expect(acknowledged[0]).toBeDefined();
  for (let kill = 0; kill < KILLS; kill++) {
    const head = await pullOnce(600 + (kill % 90), "killed");
    if (head !== undefined) acknowledged.push(head);
    const log = must(readLog(store));
    expect(log.map(({ digest }) => digest)).toEqual(expect.arrayContaining(acknowledged));
    expect(must(verifyStore(store)).pulls).toBe(log.length);
    expect(openStoreFacts(store, embeddedStore)).toMatchObject({ ok: true });
  }
  const last = await pullOnce(500, "by itself");
  const log = must(readLog(store));
  expect(log.at(-1)?.digest).toBe(last);
  // Nothing stays of those that were killed but what the log names, and a line that was torn.
  const left = readdirSync(objectsOf(store), { recursive: true, withFileTypes: true });
  const names = left.filter((entry) => entry.isFile()).map(({ name }) => name);
  expect(names.toSorted()).toEqual([...namedIn(log)].map((id) => `${id}.gz`).toSorted());
  expect(readdirSync(store).filter((name) => !name.endsWith(".torn"))).toEqual([
    "log.ndjson",
    "objects",
  ]);
});

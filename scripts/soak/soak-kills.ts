import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readLedger } from "../../src/node/ledger-file.ts";
import { openRunCache } from "../../src/node/run-cache.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { openFolderStore } from "../../src/queue/result-store.ts";
import type { Fuzzer } from "./fuzzer.ts";
import { randomFrom } from "./random.ts";
import { idOf, placesIn, textOf } from "./written.ts";

/** A process that writes, killed with no warning at any moment. */
export function soakKills(): Fuzzer {
  const folder = mkdtempSync(join(tmpdir(), "sextant-soak-"));
  let next = 0;
  return {
    name: "kills",
    property: "nothing acknowledged is lost, no part of a dead process stays",
    async run(seed) {
      const said = await writeAndKill(folder, next, randomFrom(seed).pick(60));
      next = Math.max(next, ...said.map(({ number }) => number)) + 1;
      return { tries: 1, faults: await lostIn(folder, said) };
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

interface Said {
  readonly place: string;
  readonly number: number;
}

function writeAndKill(folder: string, from: number, afterMs: number): Promise<readonly Said[]> {
  const script = join(import.meta.dirname, "write-until-killed.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, folder, String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => {
    if (text === "") setTimeout(() => child.kill("SIGKILL"), afterMs);
    text += chunk;
  });
  return new Promise((resolve) => {
    child.once("close", () =>
      resolve(
        [...text.matchAll(/^(\w+) (\d+)\n/gm)].map(([, place = "", number]) => ({
          place,
          number: Number(number),
        })),
      ),
    );
  });
}

async function lostIn(folder: string, said: readonly Said[]): Promise<readonly string[]> {
  const places = placesIn(folder);
  const cache = openRunCache(places.cache, () => "soak");
  const results = openFolderStore(places.results);
  const ledger = readLedger(places.ledger);
  const has: Readonly<Record<string, (number: number) => boolean | Promise<boolean>>> = {
    cache: (number) => cache.recall<string>([number]) === textOf(number),
    results: async (number) => {
      const found = (await results.get([idOf(number)])).get(idOf(number));
      return found !== undefined && new TextDecoder().decode(found) === textOf(number);
    },
    ledger: (number) => ledger.includes(`${JSON.stringify({ number, text: textOf(number) })}\n`),
    whole: (number) => {
      const [kept, value] = readFileSync(places.whole, "utf8").split("\n");
      return Number(kept) >= number && value === textOf(Number(kept));
    },
  };
  const faults: string[] = [];
  // Of the cache the last ones: it keeps some hundred.
  const kept = said.filter(({ place }, index) => place !== "cache" || index > said.length - 200);
  for (const { place, number } of kept) {
    if (!(await has[place]?.(number))) faults.push(`${place} ${number} is lost`);
  }
  writeWhole(places.whole, existsSync(places.whole) ? readFileSync(places.whole) : "");
  // Others may be writing results: their parts go when they are an hour old.
  const parts = [places.cache, folder]
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path))
    .filter((name) => /^whole\..*part$|^[0-9a-f]{64}.*part$/.test(name));
  return [...faults, ...parts.map((part) => `${part} stays`)];
}

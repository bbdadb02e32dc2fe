import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openEmbeddedStore } from "../../src/node/data-folder.ts";
import { readLedger } from "../../src/node/ledger-file.ts";
import { openRunCache } from "../../src/node/run-cache.ts";
import { openStoreFacts } from "../../src/node/store-facts.ts";
import { readLog } from "../../src/node/store-log.ts";
import { verifyStore } from "../../src/node/verify-store.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { sealedSchema, treeOf } from "../../src/operations/contract/sealed-file.ts";
import { openFolderStore } from "../../src/queue/result-store.ts";
import type { Fuzzer } from "./fuzzer.ts";
import { randomFrom } from "./random.ts";
import { idOf, placesIn, textOf } from "./written.ts";

/** A process that writes, killed with no warning at any moment. */
export function soakKills(): Fuzzer {
  const folderOf = () => mkdtempSync(join(tmpdir(), "sextant-soak-"));
  let folder = folderOf();
  let next = 0;
  let kills = 0;
  return {
    name: "kills",
    property: "nothing acknowledged is lost, no part of a dead process stays",
    async run(seed) {
      if (kills++ % KILLS_OF_ONE === KILLS_OF_ONE - 1) {
        rmSync(folder, { recursive: true });
        folder = folderOf();
      }
      const said = await writeAndKill(folder, next, randomFrom(seed).pick(LATEST_MS));
      next = Math.max(next, ...said.map(({ number }) => number)) + 1;
      return { tries: 1, faults: await lostIn(folder, said) };
    },
    end: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Kills of one folder: all of it is checked after each, so that it must not grow long. */
const KILLS_OF_ONE = 25;
/** Milliseconds from the first word of a writer to its end, at most. */
const LATEST_MS = 300;

const embedded = openEmbeddedStore();

interface Said {
  readonly place: string;
  readonly number: number;
  /** Digest of what was written, where it has one of its own. */
  readonly digest: string | undefined;
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
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      if (code !== null) reject(new Error(`a writer ended by itself with ${code}`));
      resolve(
        [...text.matchAll(/^(\w+) (\d+)(?: ([0-9a-f]{64}))?\n/gm)].map(
          ([, place = "", number, digest]) => ({ place, number: Number(number), digest }),
        ),
      );
    });
  });
}

async function lostIn(folder: string, said: readonly Said[]): Promise<readonly string[]> {
  const places = placesIn(folder);
  const cache = openRunCache(places.cache, () => "soak");
  const results = openFolderStore(places.results);
  const ledger = readLedger(places.ledger);
  const { heads, faults } = storeIn(folder);
  faults.push(...sealedIn(folder));
  const has: Readonly<
    Record<string, (number: number, digest?: string) => boolean | Promise<boolean>>
  > = {
    store: (_number, digest = "") => heads.has(digest),
    sealed: () => existsSync(places.sealed),
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
  // Of the cache the last ones: it keeps some hundred.
  const kept = said.filter(({ place }, index) => place !== "cache" || index > said.length - 200);
  for (const { place, number, digest } of kept) {
    if (!(await has[place]?.(number, digest))) faults.push(`${place} ${number} is lost`);
  }
  // Whoever opens a place next clears it, also of a writer that had not come to its end once.
  cache.recall([]);
  writeWhole(places.whole, existsSync(places.whole) ? readFileSync(places.whole) : "");
  // Others may be writing results: their parts go when they are an hour old.
  const parts = [places.cache, folder]
    .filter((path) => existsSync(path))
    .flatMap((path) => readdirSync(path))
    .filter((name) => /^whole\..*part$|^[0-9a-f]{64}.*part$/.test(name));
  return [...faults, ...parts.map((part) => `${part} stays`)];
}

/** The heads that a store has had, and what is wrong with it. */
function storeIn(folder: string): {
  readonly heads: ReadonlySet<string>;
  readonly faults: string[];
} {
  const { store } = placesIn(folder);
  const log = readLog(store);
  if (!log.ok) return { heads: new Set(), faults: [`store: ${log.error.code}`] };
  const heads = new Set(log.value.map(({ digest }) => digest));
  const checks = heads.size === 0 ? [] : [verifyStore(store), openStoreFacts(store, embedded)];
  return {
    heads,
    faults: checks.flatMap((check) => (check.ok ? [] : [`store: ${check.error.code}`])),
  };
}

/** What is wrong with a sealed file, if there is one. */
function sealedIn(folder: string): readonly string[] {
  const { sealed } = placesIn(folder);
  if (!existsSync(sealed)) return [];
  const file = sealedSchema.parse(JSON.parse(readFileSync(sealed, "utf8")));
  return treeOf(file).root === file.tree.root ? [] : ["sealed: torn"];
}

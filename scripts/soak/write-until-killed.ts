/** Writes to caches and stores in a folder until it is killed, and says what it has written. */
import { writeSync } from "node:fs";
import { appendToLedger } from "../../src/node/ledger-file.ts";
import { openRunCache } from "../../src/node/run-cache.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { openFolderStore } from "../../src/queue/result-store.ts";
import { pullEdition, sealRows } from "./pull-and-seal.ts";
import { idOf, placesIn, textOf } from "./written.ts";

const [folder = "", from = "0"] = process.argv.slice(2);
const places = placesIn(folder);
const cache = openRunCache(places.cache, () => "soak");
const results = openFolderStore(places.results);
const say = (what: string): void => void writeSync(1, `${what}\n`);

/** Each writes under a number and, once it has, may say what it wrote. */
const writers: readonly ((number: number) => Promise<void>)[] = [
  async (number) => say(`store ${number} ${await pullEdition(places, number)}`),
  async (number) => {
    const root = await sealRows(places);
    if (root !== undefined) say(`sealed ${number} ${root}`);
  },
  async (number) => {
    cache.keep([number], textOf(number));
    say(`cache ${number}`);
    await results.put(idOf(number), new TextEncoder().encode(textOf(number)));
    say(`results ${number}`);
  },
  async (number) => {
    if (writeWhole(places.whole, `${number}\n${textOf(number)}\n`).ok) say(`whole ${number}`);
    const added = appendToLedger(places.ledger, () => ({
      ok: true,
      value: { line: `${JSON.stringify({ number, text: textOf(number) })}\n` },
    }));
    if (added.ok) say(`ledger ${number}`);
  },
];

say("begun");
// Each process begins with another, so that kills that come early fall on all of them.
for (let turn = Number(from); ; turn++) {
  for (let at = 0; at < writers.length; at++) {
    await writers[(turn + at) % writers.length]?.(turn);
  }
}

/** Writes to caches and stores in a folder until it is killed, and says what it has written. */
import { writeSync } from "node:fs";
import { join } from "node:path";
import { appendToLedger } from "../../src/node/ledger-file.ts";
import { openRunCache } from "../../src/node/run-cache.ts";
import { writeWhole } from "../../src/node/write-whole.ts";
import { openFolderStore } from "../../src/queue/result-store.ts";
import { idOf, placesIn, textOf } from "./written.ts";

const [folder = "", from = "0"] = process.argv.slice(2);
const places = placesIn(folder);
const cache = openRunCache(places.cache, () => "soak");
const results = openFolderStore(places.results);
const say = (what: string): void => void writeSync(1, `${what}\n`);
say("begun");
for (let number = Number(from); ; number++) {
  cache.keep([number], textOf(number));
  say(`cache ${number}`);
  await results.put(idOf(number), new TextEncoder().encode(textOf(number)));
  say(`results ${number}`);
  if (writeWhole(join(folder, "whole"), `${number}\n${textOf(number)}\n`).ok)
    say(`whole ${number}`);
  const added = appendToLedger(places.ledger, () => ({
    ok: true,
    value: { line: `${JSON.stringify({ number, text: textOf(number) })}\n` },
  }));
  if (added.ok) say(`ledger ${number}`);
}

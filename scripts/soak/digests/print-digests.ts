import { createWorkerPool } from "../../../src/node/worker-pool.ts";
import { bitsOfOperations } from "../../../test/support/same-bits.ts";
import { embeddedWorld } from "./embedded-world.ts";

/** Prints the digests of some questions, computed on some threads: `print-digests.ts <asked> <threads>`. */
const [asked = "{}", threads = "1"] = process.argv.slice(2);
const pool = createWorkerPool(Number(threads));
console.log(JSON.stringify(await bitsOfOperations(embeddedWorld(JSON.parse(asked)), pool)));
await pool.close();

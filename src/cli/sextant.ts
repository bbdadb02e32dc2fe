/** The command: what `bin/sextant.mjs` starts, from the build. */
import process from "node:process";
import { main } from "./main.ts";
import { processIo } from "./process-io.ts";

process.exitCode = await main(process.argv.slice(2), processIo(process));

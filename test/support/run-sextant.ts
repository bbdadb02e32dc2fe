/** The command line from the sources, in a process of its own: what bin/sextant.mjs is for the build. */
import process from "node:process";
import { main } from "../../src/cli/main.ts";
import { processIo } from "../../src/cli/process-io.ts";

process.exitCode = await main(process.argv.slice(2), processIo(process));

/**
 * The command line for a process of its own, bundled by `bundleProgram`: what bin/sextant.mjs is
 * for the build. `SEXTANT_TODAY` sets its clock, so that answers can be compared, and it never
 * hurries.
 */
import process from "node:process";
import { main } from "../../src/cli/main.ts";
import { processIo } from "../../src/cli/process-io.ts";
import { UNHURRIED_MS } from "./unhurried.ts";

const io = processIo(process);
const today = process.env["SEXTANT_TODAY"] ?? io.today;
const server = io.server
  ? { server: { ...io.server, today: () => today, timeLimitMs: UNHURRIED_MS } }
  : {};
process.exitCode = await main(process.argv.slice(2), { ...io, today, ...server });

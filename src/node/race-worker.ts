import { parentPort } from "node:worker_threads";
import { countShare, type SharedRace } from "../operations/race/shared-runner.ts";

parentPort?.on("message", (shared: SharedRace) => parentPort?.postMessage(countShare(shared)));

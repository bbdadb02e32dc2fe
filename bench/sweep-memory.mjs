// Claim: memory of whoever hands pieces out, and of a worker, does not grow with their number. One sweep of
// 10,000 pieces; memory after the first 1,000 of them against that at their end, as the largest of the
// samples in a tenth of the pieces.
import { setTimeout as pause } from "node:timers/promises";
import { lacksQueue, openField, residentOf, specOf } from "./queue-field.mjs";
import { isMain, notRun, printRows, row } from "./report.mjs";

const PIECES = 10_000;

/** The rows of these claims. */
export async function sweepMemory() {
  const lacks = lacksQueue();
  if (lacks) return [notRun("memory of 10,000 pieces", lacks)];
  const field = await openField();
  const worker = await field.startWorker();
  const path = field.write("memory", specOf(PIECES, 1024, 1));
  const coordinator = field.command("sweep", path, "--queue", field.url, "--json");
  coordinator.stdout.resume();
  let ended = false;
  coordinator.once("exit", () => {
    ended = true;
  });
  const largest = { coordinator: [], worker: [] };
  for (;;) {
    await pause(100);
    const tenth = Math.floor((10 * Number(field.ask("dbsize"))) / PIECES);
    if (ended) break;
    for (const [name, process] of Object.entries({ coordinator, worker })) {
      const resident = residentOf(process);
      largest[name][tenth] = Math.max(largest[name][tenth] ?? 0, resident);
    }
  }
  field.close();
  return Object.entries(largest).map(([name, tenths]) => {
    const known = tenths.filter((tenth) => tenth !== undefined);
    return row(`memory of a ${name}, last tenth less second`, tenths[9] - tenths[1], -GROWTH_MB, {
      ...{ unit: " MB", pieces: PIECES, "by tenths": known.map(Math.round).join(" ") },
    });
  });
}

/** A heap that is collected now and then differs by as much between two moments. */
const GROWTH_MB = 20;

if (isMain(import.meta)) printRows(await sweepMemory());

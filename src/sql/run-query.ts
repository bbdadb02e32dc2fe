import { fork } from "node:child_process";
import { fail, type Outcome } from "../base/outcome.ts";
import type { Answered, Query } from "./answer-query.ts";

/** How long a query may take, and who may no longer want it. */
export interface Patience {
  readonly seconds: number;
  readonly cancelled?: () => boolean;
}

/** How often it is asked whether the answer is still wanted. */
const ASK_MS = 50;

/**
 * Answer a query in a process of its own, which is ended when it takes too long.
 *
 * @returns the rows, or the problem; `sql-too-long`, `cancelled`, or `sql-ended` where the process
 *   ended by itself
 */
export function runQuery(
  query: Query,
  { seconds, cancelled }: Patience,
): Promise<Outcome<Answered>> {
  const child = startProcess();
  return new Promise((resolve) => {
    const settle = (outcome: Outcome<Answered>): void => {
      clearTimeout(limit);
      clearInterval(asking);
      child.kill("SIGKILL");
      resolve(outcome);
    };
    const limit = setTimeout(
      () => settle(fail("sql-too-long", { value: seconds })),
      1000 * seconds,
    );
    const asking = setInterval(() => {
      if (cancelled?.()) settle(fail("cancelled"));
    }, ASK_MS);
    child.once("message", (outcome) => settle(outcome as Outcome<Answered>));
    child.once("error", ({ message }) => settle(fail("sql-ended", { value: message })));
    child.once("exit", (code, signal) =>
      settle(
        cancelled?.() || signal === "SIGINT"
          ? fail("cancelled")
          : fail("sql-ended", { value: signal ?? String(code) }),
      ),
    );
    child.send(query);
  });
}

/** Start the process: JavaScript once built, TypeScript in the sources. */
function startProcess() {
  const here = new URL(import.meta.url);
  const isBuilt = here.pathname.endsWith(".js");
  return fork(new URL(`./query-process.${isBuilt ? "js" : "ts"}`, here), {
    // Dates and whole numbers arrive as they are.
    serialization: "advanced",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: isBuilt ? [] : ["--import", "tsx"],
  });
}

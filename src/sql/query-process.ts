/**
 * A process for one query. A function of DuckDB can take hours and all memory where neither its limit
 * nor its interrupt looks; a process can be ended.
 */
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome } from "../base/outcome.ts";
import { type Answered, answerQuery, type Query } from "./answer-query.ts";
import { loadDuckDb } from "./duckdb.ts";

const WATCH_MS = 20;

process.once("message", async (query: Query) => {
  setInterval(() => {
    if (process.memoryUsage.rss() > commandLimits.sqlMemoryBytes)
      tell(fail("sql-too-much-memory", { value: commandLimits.sqlMemoryBytes / 1e6 }));
  }, WATCH_MS);
  const duck = await loadDuckDb();
  tell(duck.ok ? await answerQuery(duck.value, query) : duck);
});

// Whoever asked is no more.
process.once("disconnect", () => process.exit());

/** Say what came of it, and end, whatever DuckDB is still at. */
function tell(outcome: Outcome<Answered>): void {
  process.send?.(outcome, () => process.kill(process.pid, "SIGKILL"));
}

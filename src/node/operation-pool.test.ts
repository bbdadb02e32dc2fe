import { readdirSync, readFileSync } from "node:fs";
import { getPriority } from "node:os";
import { afterEach, expect, test } from "vitest";
import { UNHURRIED_MS } from "../../test/support/unhurried.ts";
import { type JobControl, type OperationPool, openOperationPool } from "./operation-pool.ts";
import type { OperationJob } from "./operation-worker.ts";

const QUEUE = 3;
let pool: OperationPool;
afterEach(() => pool.close());

const job = (operation: string, input: object): OperationJob => ({
  ...{ operation, input, language: "en", today: "2026-11-23", formats: ["json"] },
});

/** Asks in the name of a client, and writes down whose question was answered or refused. */
function asker(order: string[]) {
  const leave = new AbortController();
  const ask = async (what: string, asked: OperationJob, control: JobControl) => {
    const outcome = await pool.run(asked, { ...control, signal: leave.signal });
    const came = outcome.ok ? "answered" : outcome.error.code;
    if (!leave.signal.aborted) order.push(`${what} ${came}`);
  };
  return { ask, leave: () => leave.abort() };
}

const endless = job("simulate", { model: "inputs:\n  a: 1 to 2\noutputs:\n  y: a\n", draws: 4e9 });
const quick = job("series", {});

test("who has most waiting makes room for another client, and keeps his other places", async () => {
  pool = openOperationPool({ queue: QUEUE, timeLimitMs: UNHURRIED_MS });
  const order: string[] = [];
  const { ask, leave } = asker(order);
  const all = [1, 2, 3, 4].map((turn) =>
    ask(`greedy ${turn}`, endless, { weight: 10, client: "greedy" }),
  );
  all.push(ask("greedy 5", endless, { weight: 10, client: "greedy" }));
  all.push(ask("modest", endless, { weight: 10, client: "modest" }));
  await expect.poll(() => order).toEqual(["greedy 5 too-busy", "greedy 4 too-busy"]);
  expect(pool.load()).toEqual({ running: 1, waiting: QUEUE });
  leave();
  await Promise.all(all);
});

test("the client who has used least is next, however many questions another has waiting", async () => {
  pool = openOperationPool({ timeLimitMs: UNHURRIED_MS });
  const order: string[] = [];
  const { ask } = asker(order);
  const greedy = [1, 2, 3].map((turn) =>
    ask(`greedy ${turn}`, quick, { weight: 10, client: "greedy" }),
  );
  await Promise.all([...greedy, ask("modest", quick, { weight: 10, client: "modest" })]);
  const turns = ["greedy 1", "modest", "greedy 2", "greedy 3"];
  expect(order).toEqual(turns.map((who) => `${who} answered`));
});

test("who asks one at a time has a place where the others have filled theirs", async () => {
  pool = openOperationPool({ queue: QUEUE, timeLimitMs: UNHURRIED_MS });
  const order: string[] = [];
  const { ask, leave } = asker(order);
  const all = ["runs", "a", "b", "c", "lone"].map((client) =>
    ask(client, endless, { weight: 10, client }),
  );
  all.push(ask("a again", endless, { weight: 10, client: "a" }));
  await expect.poll(() => order).toEqual(["a again too-busy"]);
  expect(pool.load()).toEqual({ running: 1, waiting: QUEUE + 1 });
  leave();
  await Promise.all(all);
});

test("a small question waits for no middling one, and a middling one for no heavy one", async () => {
  pool = openOperationPool({ threads: 3, timeLimitMs: UNHURRIED_MS });
  const order: string[] = [];
  const { ask, leave } = asker(order);
  const slow = [10, 10, 0.5, 0.5].map((weight) => ask(`of ${weight}`, endless, { weight }));
  await expect.poll(() => pool.load()).toEqual({ running: 2, waiting: 2 });
  await ask("small", quick, { weight: 0.01 });
  await ask("small", quick, { weight: 0.01 });
  expect(order).toEqual(["small answered", "small answered"]);
  leave();
  await Promise.all(slow);
});

test("what threads do first is done before they are given anything, and asks for nobody", async () => {
  pool = openOperationPool({ warmUps: [quick, quick], timeLimitMs: UNHURRIED_MS });
  expect(pool.load()).toEqual({ running: 0, waiting: 0 });
  expect(await pool.run(quick)).toMatchObject({ ok: true });
  const broken = openOperationPool({ warmUps: [job("none", {})], timeLimitMs: UNHURRIED_MS });
  expect(await broken.run(quick)).toMatchObject({ ok: true });
  await broken.close();
});

/** By how much each thread of this process gives way, as Linux tells (proc_pid_stat(5), field 19). */
const nicenesses = (): readonly number[] =>
  readdirSync("/proc/self/task").map((id) => {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[16]);
  });

test.runIf(process.platform === "linux")("what is heavy gives way to all others", async () => {
  pool = openOperationPool({ timeLimitMs: UNHURRIED_MS });
  const usual = getPriority();
  const leave = new AbortController();
  const heavy = pool.run(endless, { weight: 10, signal: leave.signal });
  await expect.poll(nicenesses).toContain(Math.min(19, usual + 10));
  expect(getPriority()).toBe(usual);
  leave.abort();
  await heavy;
});

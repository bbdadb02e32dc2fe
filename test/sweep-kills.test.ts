import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { needsQueue, startCommand, startRedis, startWorker } from "./support/queue.ts";

/** One simulation in 1,000 ranges of draws. */
const SPEC = `
operation: simulate
input:
  draws: 2097152000
  model: |
    inputs: { chips: 20000 to 25000, hours: 2000 to 2600, price: 1 to 2 }
    outputs: { cost: chips * hours * price }
keep: { p50: outputs.cost.p50 }
drawsPerPiece: 2097152
`;
const KILLS = 20;
const digestOf = (out: string): string =>
  (JSON.parse(out) as { result: { digest: string } }).result.digest;

test("1,000 pieces through three workers with 20 kills give what one process gives", {
  tags: ["long"],
}, async (context) => {
  needsQueue(context);
  const spec = join(tmpdir(), `sextant-kills-${process.pid}.yaml`);
  writeFileSync(spec, SPEC);
  const alone = await startCommand(["sweep", spec, "--json", "--threads", "2"]).finished;
  const redis = await startRedis();
  const workers = await Promise.all([1, 2, 3].map(() => startWorker(redis.url)));
  const answered = new Map<string, number>();
  const count = (text: string): void => {
    for (const [, id] of text.matchAll(/([0-9a-f]{12}) ✓/g)) {
      answered.set(id as string, (answered.get(id as string) ?? 0) + 1);
    }
  };
  for (const { child } of workers) child.stderr?.on("data", (chunk) => count(String(chunk)));
  const running = startCommand(["sweep", spec, "--json"], { SEXTANT_QUEUE: redis.url });
  let ended = false;
  void running.finished.then(() => {
    ended = true;
  });
  let kills = 0;
  for (; kills < KILLS && !ended; kills++) {
    await expect.poll(() => ended || answered.size > (kills + 1) * 40).toBe(true);
    const place = kills % workers.length;
    workers[place]?.child.kill("SIGKILL");
    const next = await startWorker(redis.url);
    next.child.stderr?.on("data", (chunk) => count(String(chunk)));
    workers[place] = next;
  }
  const { code, out } = await running.finished;
  for (const { child } of workers) child.kill("SIGKILL");
  await redis.end();
  expect(kills).toBe(KILLS);
  expect(code).toBe(0);
  expect(digestOf(out)).toBe(digestOf(alone.out));
});

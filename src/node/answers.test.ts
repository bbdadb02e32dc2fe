import { afterAll, describe, expect, test } from "vitest";
import { UNHURRIED_MS } from "../../test/support/unhurried.ts";
import type { Operation } from "../operations/contract/operation.ts";
import { findOperation } from "../operations/index.ts";
import { openAnswers, type Question } from "./answers.ts";

const answers = openAnswers({ today: () => "2026-11-23", timeLimitMs: UNHURRIED_MS });
afterAll(() => answers.close());

const question = (name: string, input: object): Question => ({
  operation: findOperation(name) as Operation,
  ...{ input, language: "en", formats: ["json"] },
});

describe("answers", () => {
  test("to equal questions at the same time are worked on once", async () => {
    const both = await Promise.all([
      answers.ask(question("horizon", { seed: 4 })),
      answers.ask(question("horizon", { seed: 4 })),
    ]);
    const [one, other] = both.map((found) => (found.ok ? found.value.answer : undefined));
    expect(one).toBeDefined();
    expect(other).toBe(one);
  });

  test("have tags that differ when the question or the day differs", async () => {
    const tagOf = async (asked: Question) => {
      const found = await answers.ask(asked);
      return found.ok ? found.value.answer.tag : found.error.code;
    };
    const tags = [
      await tagOf(question("series", {})),
      await tagOf(question("series", { id: "electricity" })),
      await tagOf({ ...question("series", {}), language: "zh" }),
      await tagOf({ ...question("series", {}), today: "2026-11-24" }),
    ];
    expect(new Set(tags).size).toBe(4);
    expect(await tagOf(question("series", {}))).toBe(tags[0]);
  });

  test("to invalid questions are refused without work", async () => {
    const found = await answers.ask(question("law", { asOf: "never" }));
    expect(found).toMatchObject({ ok: false, error: { code: "invalid-input" } });
    expect(answers.load().running).toBe(0);
  });

  test.each([
    ["capability", { bootstrap: 5000 }],
    ["scaling", {}],
    ["unlock", { draws: 20_000 }],
  ])("to a light question do not wait for two of %s", async (name, input) => {
    const order: string[] = [];
    const leave = new AbortController();
    const heavy = [1, 2].map(async (day) => {
      const asked = { ...question(name, input), today: `2026-11-2${day}` };
      await answers.ask(asked, { signal: leave.signal });
      order.push("heavy");
    });
    const light = await answers.ask({ ...question("energy", {}), today: "2026-11-20" });
    order.push(light.ok ? "light" : light.error.code);
    expect(order).toEqual(["light"]);
    leave.abort();
    await Promise.all(heavy);
  });

  test("to pages of other sites have few places, and take none of others", async () => {
    const leave: (() => void)[] = [];
    const asks = (party: "page" | "reader" | "assistant", seed: number) => {
      const abort = new AbortController();
      leave.push(() => abort.abort());
      const asked = question("horizon", { bootstrap: 2000, seed });
      return answers.ask(asked, { signal: abort.signal, party });
    };
    const pages = Array.from({ length: 12 }, (_, index) => asks("page", 100 + index));
    const refused = Promise.all(pages).then((all) =>
      all.filter((found) => !found.ok && found.error.code === "too-busy"),
    );
    const others = await Promise.all([asks("reader", 200), asks("assistant", 201)]);
    expect(others.map(({ ok }) => ok)).toEqual([true, true]);
    for (const go of leave) go();
    expect((await refused).length).toBe(12 - 1 - 4);
  });

  test("are not refused to one who asks what another, who has too much waiting, has asked before", async () => {
    const busy = openAnswers({ today: () => "2026-11-23", timeLimitMs: UNHURRIED_MS, queue: 2 });
    const leave = new AbortController();
    const refused: string[] = [];
    const asks = async (client: string, seed: number): Promise<void> => {
      const asked = question("scaling", { bootstrap: 100_000, seed });
      const found = await busy.ask(asked, { signal: leave.signal, client });
      if (!leave.signal.aborted) refused.push(`${client} ${seed} ${found.ok}`);
    };
    const greedy = [1, 2, 3].map((seed) => asks("greedy", seed));
    await expect.poll(() => busy.load()).toMatchObject({ running: 1, waiting: 2 });
    const others = [asks("lone", 3), asks("modest", 4)];
    await expect.poll(() => refused).toEqual(["greedy 3 false"]);
    expect(busy.load()).toMatchObject({ running: 1, waiting: 3 });
    leave.abort();
    await Promise.all([...greedy, ...others]);
    await busy.close();
  });

  test("go on for one who waits when another leaves, and end when all have left", async () => {
    const asked = question("capability", { bootstrap: 30, seed: 8 });
    const leave = new AbortController();
    const left = answers.ask(asked, { signal: leave.signal });
    const stays = answers.ask(asked);
    leave.abort();
    expect((await stays).ok).toBe(true);
    await left;
    const all = new AbortController();
    const alone = answers.ask(question("scaling", { bootstrap: 100_000, seed: 8 }), {
      signal: all.signal,
    });
    all.abort();
    expect(await alone).toMatchObject({ ok: false, error: { code: "cancelled" } });
  });
});

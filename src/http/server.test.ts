import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { UNHURRIED_MS } from "../../test/support/unhurried.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Answers, Found } from "../node/answers.ts";
import { startServer } from "./server.ts";

/** A promise that is kept from outside. */
function later<Value>() {
  let resolve: (value: Value) => void = () => {};
  const promise = new Promise<Value>((keep) => {
    resolve = keep;
  });
  return { promise, resolve };
}

/** Answers that come when the test says so. */
function answersOnDemand() {
  const asked = later<void>();
  const outcome = later<Outcome<Found>>();
  const answers: Answers = {
    ask: () => {
      asked.resolve();
      return outcome.promise;
    },
    today: () => "2026-11-23",
    load: () => ({ running: 1, waiting: 0, cachedBytes: 0 }),
    close: async () => undefined,
  };
  return { answers, asked: asked.promise, give: outcome.resolve };
}

test("a server that is to end takes no more questions and gives the answer under way", async () => {
  const { answers, asked, give } = answersOnDemand();
  const server = await startServer({ answers, port: 0 });
  if (!server.ok) throw new Error(server.error.code);
  const question = fetch(`${server.value.url}api/v1/law`).then((response) => response.text());
  await asked;
  let ended = false;
  const stopped = server.value.stop(UNHURRIED_MS).then(() => {
    ended = true;
  });
  await expect(fetch(`${server.value.url}api/health`)).rejects.toThrow();
  expect(ended).toBe(false);
  const plain = new TextEncoder().encode("the answer");
  const bodies = { json: { plain, gzip: undefined } };
  give(succeed({ answer: { bodies, dataDigest: "d", tag: "t" }, cached: false }));
  expect(await question).toBe("the answer");
  await stopped;
});

test("a question that has no answer when the server ends is told so, and when to ask again", async () => {
  const { answers, asked } = answersOnDemand();
  const server = await startServer({ answers, port: 0 });
  if (!server.ok) throw new Error(server.error.code);
  const question = fetch(`${server.value.url}api/v1/law`);
  await asked;
  await server.value.stop(0);
  const response = await question;
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "10"]);
  expect(await response.json()).toMatchObject({ code: "stopping" });
});

test("an answer that comes after the last word of a server is not sent as well", async () => {
  const said = vi.spyOn(console, "error");
  const { answers, asked, give } = answersOnDemand();
  const server = await startServer({ answers, port: 0 });
  if (!server.ok) throw new Error(server.error.code);
  const question = fetch(`${server.value.url}api/v1/law`);
  await asked;
  const stopped = server.value.stop(0);
  expect((await question).status).toBe(503);
  give(fail("cancelled"));
  await stopped;
  await setImmediate();
  expect(said).not.toHaveBeenCalled();
  said.mockRestore();
});

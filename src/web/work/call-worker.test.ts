import { expect, test } from "vitest";
import { openWorker } from "./call-worker.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** A worker that answers when the test says so, and what it was sent. */
function fakeWorker() {
  const target = new EventTarget();
  const sent: ToWorker<string>[] = [];
  const worker = Object.assign(target, {
    postMessage: (message: ToWorker<string>) => sent.push(message),
  });
  return {
    call: openWorker<string>(() => worker as unknown as Worker),
    sent,
    say: (data: FromWorker) => target.dispatchEvent(new MessageEvent("message", { data })),
  };
}

/** A signal that counts who listens to it. */
function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  let listeners = 0;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners -= 1;
    remove(...args);
  };
  return { controller, signal, listeners: () => listeners };
}

test("calls that have their answer no longer listen to the signal that they share", async () => {
  const { call, sent, say } = fakeWorker();
  const { controller, signal, listeners } = watchedSignal();
  const calls = [1, 2, 3].map(() => call<number>("ask", { signal }));
  expect(listeners()).toBe(3);
  say({ id: 1, value: 7 });
  say({ id: 2, problem: { code: "not-determined", facts: {} } });
  expect(await calls[0]).toEqual({ ok: true, value: 7 });
  expect(await calls[1]).toMatchObject({ ok: false, error: { code: "not-determined" } });
  expect(listeners()).toBe(1);
  controller.abort();
  expect(await calls[2]).toMatchObject({ ok: false, error: { code: "cancelled" } });
  expect(listeners()).toBe(0);
  expect(sent.filter((message) => "cancel" in message)).toEqual([{ id: 3, cancel: true }]);
});

test("a call of nobody is not sent", async () => {
  const { call, sent } = fakeWorker();
  expect(await call("ask", { signal: AbortSignal.abort() })).toMatchObject({ ok: false });
  expect(sent).toEqual([]);
});

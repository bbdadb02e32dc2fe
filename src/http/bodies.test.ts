import { PassThrough } from "node:stream";
import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
import { type BodySource, openBodies } from "./bodies.ts";

/** A request whose body comes when the test says so. */
function slowRequest() {
  const stream = new PassThrough();
  const request = Object.assign(stream, { headers: {} }) as unknown as BodySource;
  return {
    request,
    send: async (bytes: number) => {
      stream.write(new Uint8Array(bytes));
      await setImmediate();
    },
    end: () => stream.end(),
  };
}
const limits = { bytes: 100, coming: 3 };

test("the slowest body makes room when there are too many", async () => {
  let now = 0;
  const bodies = openBodies(limits, () => now);
  const all = [slowRequest(), slowRequest(), slowRequest()];
  const read = all.map(({ request }) => bodies.read(request, 1000));
  await all[0]?.send(9);
  await all[2]?.send(9);
  now = 1000;
  const next = slowRequest();
  const last = bodies.read(next.request, 1000);
  expect(await read[1]).toEqual({ ok: false, error: { code: "too-slow", facts: {} } });
  await next.send(5);
  await next.end();
  expect(await last).toMatchObject({ ok: true, value: { length: 5 } });
});

test("the slowest body makes room when all together take too much memory", async () => {
  let now = 0;
  const bodies = openBodies(limits, () => now);
  const [slow, quick] = [slowRequest(), slowRequest()];
  const first = bodies.read(slow.request, 1000);
  await slow.send(40);
  now = 10_000;
  const second = bodies.read(quick.request, 1000);
  await quick.send(70);
  expect(await first).toMatchObject({ ok: false, error: { code: "too-slow" } });
  await quick.end();
  expect(await second).toMatchObject({ ok: true, value: { length: 70 } });
});

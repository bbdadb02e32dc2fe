import { expect, test } from "vitest";
import { openBodies } from "./bodies.ts";

/** A request whose body comes when the test says so. */
function slowRequest() {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  writer.closed.catch(() => {});
  const request = new Request("http://localhost/", {
    method: "POST",
    body: readable,
    duplex: "half",
  } as RequestInit);
  return {
    request,
    send: (bytes: number) => writer.write(new Uint8Array(bytes)),
    end: () => writer.close(),
  };
}
const limits = { bytes: 100, coming: 3, atHand: 1 };

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

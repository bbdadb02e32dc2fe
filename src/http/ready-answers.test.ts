import type { IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/support/serve.ts";
import { openReadyAnswers } from "./ready-answers.ts";
import type { LogEntry } from "./request-log.ts";
import type { Sendable } from "./send-bytes.ts";

const content = (text: string): Sendable => ({
  ...{ type: "text/plain", tag: text, gzip: undefined, headers: {} },
  plain: new TextEncoder().encode(text),
});
const get = (url: string, headers: IncomingMessage["headers"] = {}) =>
  ({ method: "GET", url, headers }) as IncomingMessage;

describe("answers that are ready", () => {
  test("are those of the address, the language and the day", () => {
    let day = "2026-11-23";
    const ready = openReadyAnswers(() => day);
    const asked = { address: "/api/v1/law", language: "en", today: day } as const;
    ready.keep(asked, content("first"));
    expect(ready.find(get("/api/v1/law"))?.etag).toBe('W/"first"');
    expect(ready.find(get("/api/v1/law?asOf=2025-01-01"))).toBeUndefined();
    expect(ready.find(get("/api/v1/law", { "accept-language": "zh-CN" }))).toBeUndefined();
    expect(ready.find({ ...get("/api/v1/law"), method: "POST" } as IncomingMessage)).toBe(
      undefined,
    );
    day = "2026-11-24";
    expect(ready.find(get("/api/v1/law"))).toBeUndefined();
    // An answer that was asked for before midnight is of the day before.
    ready.keep(asked, content("late"));
    expect(ready.find(get("/api/v1/law"))).toBeUndefined();
  });

  test("are not kept for addresses that carry files", () => {
    const ready = openReadyAnswers(() => "2026-11-23");
    const address = `/api/v1/simulate?model=${"x".repeat(3000)}`;
    ready.keep({ address, language: "en", today: "2026-11-23" }, content("long"));
    expect(ready.find(get(address))).toBeUndefined();
  });
});

describe("an answer that is sent again", () => {
  const logged: LogEntry[] = [];
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ log: (entry) => logged.push(entry) });
  });
  afterAll(() => server.close());
  const ask = (path: string, headers = {}) => fetch(`${server.url}api/v1/${path}`, { headers });
  /** What must be equal, whichever way an answer takes. */
  const described = ({ status, headers }: Response) => ({
    status,
    headers: Object.fromEntries([...headers].filter(([name]) => !/^(x-cache|date)$/.test(name))),
  });

  test("has the bytes and headers of the first, compressed or not, whole or unchanged", async () => {
    const forms = [{}, { "Accept-Encoding": "identity" }, { "Accept-Encoding": "gzip;q=0" }];
    const first = await ask("series?id=electricity", { "Accept-Encoding": "identity" });
    const text = await first.text();
    const tag = first.headers.get("etag") ?? "";
    for (const form of forms) {
      const again = await ask("series?id=electricity", form);
      expect(again.headers.get("x-cache")).toBe("hit");
      expect(await again.text()).toBe(text);
    }
    const plain = await ask("series?id=electricity", { "Accept-Encoding": "identity" });
    expect(described(plain)).toEqual(described(first));
    expect((await ask("series?id=electricity")).headers.get("content-encoding")).toBe("gzip");
    const same = await ask("series?id=electricity", { "If-None-Match": `"x", ${tag}` });
    expect([same.status, await same.text()]).toEqual([304, ""]);
  });

  test("is in the reader's language and of the question's own spelling", async () => {
    await (await ask("energy")).text();
    const chinese = await ask("energy", { "Accept-Language": "zh-CN,zh;q=0.9" });
    expect(await chinese.json()).toMatchObject({ lang: "zh" });
    expect(await (await ask("energy?lang=en", { "Accept-Language": "zh" })).json()).toMatchObject({
      lang: "en",
    });
    // Other spellings of an address are other addresses, with the same answer.
    for (const spelling of ["../v1/energy", "%65nergy"]) {
      expect(await (await ask(spelling)).json()).toMatchObject({ operation: "energy" });
    }
    expect((await ask("energy?colour=red")).status).toBe(400);
  });

  test("is logged like any other, without the query", async () => {
    logged.length = 0;
    await (await ask("series?id=electricity")).text();
    expect(logged).toEqual([
      expect.objectContaining({
        ...{ level: "info", method: "GET", path: "/api/v1/series", status: 200, cache: "hit" },
      }),
    ]);
  });
});

import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer, TODAY } from "../../test/support/serve.ts";
import { unhurried } from "../../test/support/unhurried.ts";
import { openMcpSessions } from "./http-sessions.ts";
import { createMcpServer } from "./mcp-server.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const HEADERS = {
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};
const request = (body: unknown, session?: string, method = "POST") =>
  new Request(`http://localhost/mcp`, {
    method,
    headers: { ...HEADERS, ...(session ? { "Mcp-Session-Id": session } : {}) },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  });
const send = async (made: Request, signal: AbortSignal | null = null) =>
  fetch(new URL("mcp", server.url), {
    method: made.method,
    headers: made.headers,
    ...(made.method === "POST" ? { body: await made.text() } : {}),
    signal,
  });
const initialize = {
  ...{ jsonrpc: "2.0", id: 0, method: "initialize" },
  params: {
    protocolVersion: "2025-06-18",
    capabilities: {},
    clientInfo: { name: "test", version: "1" },
  },
};
const list = { jsonrpc: "2.0", id: 1, method: "tools/list" };
/** Work far beyond a test's patience. */
const longCall = (seed: number) => ({
  ...{ jsonrpc: "2.0", id: "long", method: "tools/call" },
  params: { name: "scaling", arguments: { bootstrap: 100_000, seed } },
});
const running = () => server.answers.load().running;
const until = (count: number) => expect.poll(running).toBe(count);
const begin = async () => {
  const answer = await send(request(initialize));
  await answer.text();
  return answer.headers.get("mcp-session-id") ?? "";
};

describe("a call over HTTP whose caller withdraws it", () => {
  test.each(["legacy", "auto"] as const)(
    "ends for the caller at once and stops its work (%s)",
    async (mode) => {
      const client = new Client({ name: "t", version: "1" }, { versionNegotiation: { mode } });
      const transport = new StreamableHTTPClientTransport(new URL("mcp", server.url));
      await client.connect(transport, unhurried);
      expect(client.getProtocolEra()).toBe(mode === "auto" ? "modern" : "legacy");
      const withdraw = new AbortController();
      const call = client.callTool(longCall(mode.length).params, {
        ...unhurried,
        signal: withdraw.signal,
      });
      await until(1);
      withdraw.abort("no longer wanted");
      await expect(call).rejects.toThrow("no longer wanted");
      await until(0);
      // The session goes on.
      expect((await client.listTools(undefined, unhurried)).tools.length).toBeGreaterThan(10);
      await client.close();
    },
  );

  test("stops when the connection is closed, in a session or without", async () => {
    for (const session of [await begin(), undefined]) {
      const leave = new AbortController();
      const call = send(request(longCall(session ? 31 : 32), session), leave.signal);
      await until(1);
      leave.abort();
      await Promise.allSettled([call.then((response) => response.text())]);
      await until(0);
    }
  });

  test("has its stream closed, so that nothing stays open", async () => {
    const session = await begin();
    const call = await send(request(longCall(33), session));
    await until(1);
    const params = { requestId: "long", reason: "enough" };
    const told = { jsonrpc: "2.0", method: "notifications/cancelled", params };
    expect((await send(request(told, session))).status).toBe(202);
    expect(await call.text()).not.toContain("result");
    await until(0);
  });

  test("does not end the calls of another session, even of the same number", async () => {
    const [one, other] = [await begin(), await begin()];
    const leave = new AbortController();
    const call = send(request(longCall(34), one), leave.signal);
    await until(1);
    const told = {
      jsonrpc: "2.0",
      method: "notifications/cancelled",
      params: { requestId: "long" },
    };
    await send(request(told, other));
    expect((await send(request(list, other))).status).toBe(200);
    expect(running()).toBe(1);
    leave.abort();
    await Promise.allSettled([call]);
    await until(0);
  });
});

describe("a session over HTTP", () => {
  test("ends by DELETE with what it was doing, and is then unknown", async () => {
    const session = await begin();
    const call = await send(request(longCall(35), session));
    await until(1);
    expect((await send(request(undefined, session, "DELETE"))).status).toBe(200);
    await call.text();
    await until(0);
    expect((await send(request(list, session))).status).toBe(404);
  });

  test("is needed by no request that stands for itself", async () => {
    expect((await send(request(list))).status).toBe(200);
    expect((await send(request(list, "made-up"))).status).toBe(404);
    expect((await send(request(undefined, "made-up", "DELETE"))).status).toBe(404);
    expect((await send(request(undefined, await begin(), "GET"))).status).toBe(405);
    const again = await send(request(initialize, await begin()));
    expect(again.status).toBe(400);
  });

  test("is forgotten when it is silent for long, and makes room when it is the most silent", async () => {
    let now = 0;
    const make = () =>
      createMcpServer({ answers: server.answers, language: "en", today: () => TODAY });
    const sessions = openMcpSessions(make, { limit: 2, idleMs: 600_000 }, () => now);
    const open = async () => {
      const answer = await sessions.begin(request(initialize), initialize);
      return { status: answer.status, id: answer.headers.get("mcp-session-id") ?? "" };
    };
    const ask = async (id: string) => (await sessions.handle(id, request(list, id), list)).status;
    const first = await open();
    const second = await open();
    now = 100_000;
    expect(await ask(first.id)).toBe(200);
    const third = await open();
    expect([await ask(first.id), await ask(second.id), await ask(third.id)]).toEqual([
      200, 404, 200,
    ]);
    now = 800_000;
    expect([await ask(first.id), await ask(third.id)]).toEqual([404, 404]);
    expect(sessions.count()).toBe(0);
  });

  test("is not ended while it has a call under way", async () => {
    const make = () =>
      createMcpServer({ answers: server.answers, language: "en", today: () => TODAY });
    const sessions = openMcpSessions(make, { limit: 1, idleMs: 600_000 });
    const open = async () => {
      const answer = await sessions.begin(request(initialize), initialize);
      return { status: answer.status, id: answer.headers.get("mcp-session-id") ?? "" };
    };
    const first = await open();
    const leave = new AbortController();
    const call = longCall(41);
    const asked = new Request(request(call, first.id), { signal: leave.signal });
    await sessions.handle(first.id, asked, call);
    await until(1);
    expect((await open()).status).toBe(429);
    leave.abort();
    await until(0);
    expect((await open()).status).toBe(200);
    await sessions.close();
  });

  test("takes one call of an id at a time, and tells the others", async () => {
    const session = await begin();
    const call = { ...longCall(42), id: "same" };
    const leave = new AbortController();
    const first = send(request(call, session), leave.signal);
    await until(1);
    const others = await Promise.all([1, 2, 3].map(() => send(request(call, session))));
    expect(others.map(({ status }) => status)).toEqual([409, 409, 409]);
    expect((await send(request([list, list], session))).status).toBe(409);
    leave.abort();
    await Promise.allSettled([first]);
    await until(0);
    const quick = { ...list, id: "same" };
    for (let turn = 0; turn < 3; turn++) {
      const answer = await send(request(quick, session));
      expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining("tools")]);
    }
  });
});

import { connect } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../test/support/serve.ts";
import type { LogEntry } from "./request-log.ts";
import { startServer } from "./server.ts";

let server: TestServer;
const faults: LogEntry[] = [];
beforeAll(async () => {
  const log = (entry: LogEntry) => void (entry.level === "error" && faults.push(entry));
  server = await startTestServer({ log });
});
afterAll(() => server.close());

const post = (name: string, body: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  fetch(`${server.url}api/v1/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body,
  });
const codeOf = async (response: Response) => {
  const { code } = (await response.json()) as { code: string };
  return [response.status, code];
};

/** All that comes back for some bytes, until the server closes the connection. */
function exchange(url: string, ...pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(Number(port), hostname, () => {
      for (const piece of pieces) socket.write(piece);
    });
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("error", () => {});
    socket.on("close", () => resolve(received));
  });
}

const bomb = [
  "inputs:\n  a: &a [1, 1, 1, 1, 1, 1, 1, 1]",
  ..."bcdefghij".split("").map((name, at) => {
    const before = "abcdefghi"[at];
    return `  ${name}: &${name} [${Array(8).fill(`*${before}`).join(", ")}]`;
  }),
  "outputs:\n  y: 1\n",
].join("\n");
const of = (expression: string) => `inputs:\n  x: 1 to 2\noutputs:\n  y: ${expression}\n`;

describe("a model made to do harm is refused", () => {
  test.each([
    ["aliases that multiply", bomb, "bad-yaml"],
    ["keys of keys of keys", "? ".repeat(100_000), "bad-yaml"],
    ["lists in lists", `inputs:\n  ${"- ".repeat(100_000)}1`, "bad-yaml"],
    ["brackets in brackets", "[".repeat(100_000), "bad-yaml"],
    ["a type of a programming language", of("!!js/function 'f'"), "bad-yaml"],
    ["nested parentheses", of(`${"(".repeat(5000)}x${")".repeat(5000)}`), "expression-too-deep"],
    ["a long sum", of(Array(100_000).fill("x").join("+")), "expression-too-long"],
    ["a name of a prototype", of("constructor"), "unknown-name"],
    ["a method of a prototype", of("toString(x)"), "unknown-function"],
    ["a million blanks", `inputs:\n  x: 1${" ".repeat(1_000_000)}to 2\n`, "model-too-large"],
  ])("when it has %s", async (_, model, code) => {
    const response = await post("simulate", JSON.stringify({ model, draws: 100 }));
    expect(await codeOf(response)).toEqual([400, code]);
  });

  test("and so is one that asks for more than the limits", async () => {
    const strict = await startTestServer({ timeLimitMs: 500 });
    const response = await fetch(`${strict.url}api/v1/simulate`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ model: of("x"), draws: 2 ** 32 - 1, threads: 256 }),
    });
    expect(await codeOf(response)).toEqual([422, "time-limit"]);
    await expect.poll(() => strict.answers.load().running).toBe(0);
    await strict.close();
  });
});

test("work that needs more memory than there is for it is stopped, and nothing else", {
  tags: "long",
}, async () => {
  const small = await startTestServer({ memoryMb: 64 });
  const runs = `[${"{},".repeat(2_000_000)}{}]`;
  const response = await fetch(`${small.url}api/v1/horizon`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ runs }),
  });
  expect(await codeOf(response)).toEqual([422, "memory-limit"]);
  expect((await fetch(`${small.url}api/v1/series`)).status).toBe(200);
  await small.close();
});

describe("a question made to do harm is refused", () => {
  test.each([
    ["law", `{"asOf":"2024-${"0".repeat(1_000_000)}"}`, "invalid-input"],
    ["law", `{"asOf":${"9".repeat(1_000_000)}}`, "invalid-input"],
    ["lag", JSON.stringify({ bar: "_think".repeat(100_000) }), "invalid-input"],
    ["scaling", JSON.stringify({ data: '"'.repeat(500_000) }), "csv-column"],
    ["horizon", JSON.stringify({ runs: "{".repeat(500_000) }), "not-json"],
    ["training", JSON.stringify({ model: bomb, chips: 8, hardware: "h100" }), undefined],
    ["training", JSON.stringify({ model: "? ".repeat(100_000), chips: 8 }), undefined],
    ["serving", '{"model":"__proto__","hardware":"constructor"}', undefined],
    ["unlock", JSON.stringify({ application: "- ".repeat(100_000) }), undefined],
  ])("by %s (%#)", async (name, body, code) => {
    const response = await post(name, body);
    const [status, found] = await codeOf(response);
    expect(status).toBe(400);
    if (code) expect(found).toBe(code);
  });

  test("and what it sent is not sent back whole", async () => {
    const id = "x".repeat(1_000_000);
    const response = await post("trend", JSON.stringify({ id: "capability", exclude: [id] }));
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(20_000);
  });

  test("when its body is a bomb, has no end, or says a wrong length", async () => {
    const packed = new Uint8Array(gzipSync(Buffer.alloc(50_000_000)));
    expect((await post("law", packed, { "Content-Encoding": "gzip" })).status).toBe(400);
    const head =
      "POST /api/v1/law HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
    const chunk = `100000\r\n${"x".repeat(0x100000)}\r\n`;
    const endless = `${head}Transfer-Encoding: chunked\r\n\r\n`;
    const received = await exchange(server.url, endless, ...Array(9).fill(chunk), "0\r\n\r\n", END);
    expect(received).toMatch(/^HTTP\/1\.1 413 /);
    const two = `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`;
    expect(await exchange(server.url, two)).toMatch(/^HTTP\/1\.1 400 /);
  });

  test("when its address leads out of the folder or its head is too long", async () => {
    for (const path of ["/../../etc/passwd", "/assets/../../package.json", "//etc/passwd"]) {
      const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
      expect(await exchange(server.url, request)).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    const long = `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${"a".repeat(40_000)}\r\n\r\n`;
    expect(await exchange(server.url, long)).toMatch(/^HTTP\/1\.1 431 /);
  });
});

/** A last request, after which the server closes the connection. */
const END = "GET /api/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

test("bodies that never end take no places: others are answered, and the slowest make room", async () => {
  const { hostname, port } = new URL(server.url);
  const head = "POST /api/v1/law HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
  let evicted = 0;
  const slow = Array.from({ length: 300 }, () => {
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      if (/^HTTP\/1\.1 408 /.test(String(chunk))) evicted += 1;
    });
    socket.write(`${head}Content-Length: 9\r\n\r\n{`);
    return socket;
  });
  await expect.poll(() => evicted).toBe(300 - 256);
  for (let turn = 0; turn < 5; turn++) expect((await post("series", "{}")).status).toBe(200);
  for (const socket of slow) socket.destroy();
});

test("connections that are never used make room for others", async () => {
  const { hostname, port } = new URL(server.url);
  const idle = Array.from({ length: 1100 }, () =>
    connect(Number(port), hostname).on("error", () => {}),
  );
  const settled = idle.map(
    (socket) => new Promise((go) => socket.once("connect", go).once("close", go)),
  );
  await Promise.all(settled);
  for (let turn = 0; turn < 20; turn++) {
    expect(await exchange(server.url, END)).toMatch(/^HTTP\/1\.1 200 /);
  }
  for (const socket of idle) socket.destroy();
});

test("what names another host, two or none is refused in our own words, whatever is asked", async () => {
  const ask = (path: string, hosts: string) =>
    exchange(server.url, `GET ${path} HTTP/1.1\r\n${hosts}Connection: close\r\n\r\n`);
  for (const path of ["/", "/api", "/api/v1/law", "/api/health", "/mcp"]) {
    const foreign = await ask(path, "Host: a0.localhost\r\n");
    expect(foreign).toMatch(/^HTTP\/1\.1 421 /);
    expect(foreign).toContain("application/problem+json");
    for (const hosts of ["", "Host: localhost\r\nHost: localhost\r\n", "Host: a b\r\n"]) {
      const bad = await ask(path, hosts);
      expect(bad).toMatch(/^HTTP\/1\.1 400 /);
      expect(bad).toContain("application/problem+json");
    }
  }
  const garbage = await exchange(server.url, "GARBAGE\r\n\r\n");
  expect(garbage).toContain("urn:sextant:problem:bad-request");
});

describe("a reader who takes his time", () => {
  test.each([
    ["the head of a request", "GET /api/v1/law HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    [
      "its body",
      "POST /api/v1/law HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{",
    ],
    ["nothing at all", ""],
  ])("is cut off when he never ends %s", async (_, sent) => {
    const patience = {
      ...{ headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 },
      ...{ keepAliveTimeout: 100, silence: 3000 },
    };
    const impatient = await startServer({ answers: server.answers, port: 0, patience });
    if (!impatient.ok) throw new Error(impatient.error.code);
    const received = await exchange(impatient.value.url, sent);
    expect(received === "" || received.startsWith("HTTP/1.1 408 ")).toBe(true);
    await impatient.value.stop(0);
  });
});

test("after all that the server answers, and neither it nor an operation had a fault", async () => {
  expect(await (await fetch(`${server.url}api/v1/series`)).json()).toMatchObject({
    operation: "series",
  });
  expect(server.bugs).toEqual([]);
  expect(faults).toEqual([]);
});

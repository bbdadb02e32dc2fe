import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testFewAndAll } from "./support/few-and-all.ts";
import { sendMalformed } from "./support/send-malformed.ts";
import { startTestServer, type TestServer } from "./support/serve.ts";
import { UNHURRIED_MS } from "./support/unhurried.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

// The full 10,000 are in bench/api-fuzz.mjs.
const refused = "%i malformed requests are refused with 4xx and learn nothing of the server";
testFewAndAll(refused, [300, 2000], async (count) => {
  const { statuses, failures } = await sendMalformed(server.url, count, 20_261_123, UNHURRIED_MS);
  expect(failures).toEqual([]);
  expect(Object.values(statuses).reduce((sum, some) => sum + some)).toBe(count);
  expect(server.bugs).toEqual([]);
});

/** The answer to bytes that no HTTP client would send. */
function sendBytes(text: string): Promise<string> {
  const { hostname, port } = new URL(server.url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname, () => socket.write(text));
    let received = "";
    socket.on("data", (chunk) => {
      received += chunk;
    });
    socket.on("close", () => resolve(received));
  });
}

test.each([
  "GARBAGE\r\n\r\n",
  "GET / HTTP/9.9\r\n\r\n",
  "GET /\u0000 HTTP/1.1\r\nHost: localhost\r\n\r\n",
])("what is not HTTP (%j) is refused and cut off", async (text) => {
  const answer = await sendBytes(text);
  expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
});

test.each([
  ["no body and no word of its length", "", 200],
  ["a body in pieces", "Transfer-Encoding: chunked\r\nContent-Type: application/json\r\n", 200],
  ["a body of the wrong length", "Content-Length: ten\r\n", 400],
])("a POST with %s is answered or refused", async (_, header, status) => {
  const body = header.includes("chunked") ? "2\r\n{}\r\n0\r\n\r\n" : "";
  const head = `POST /api/v1/series HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${header}\r\n`;
  expect(await sendBytes(head + body)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

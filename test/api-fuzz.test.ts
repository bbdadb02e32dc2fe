import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMalformed } from "./support/send-malformed.ts";
import { startTestServer, type TestServer } from "./support/serve.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 60_000);
afterAll(() => server.close());

// The full 10,000 are in bench/api-fuzz.mjs.
test("2,000 malformed requests are refused with 4xx and learn nothing of the server", async () => {
  const { statuses, failures } = await sendMalformed(server.url, 2000, 20_261_123);
  expect(failures).toEqual([]);
  expect(Object.values(statuses).reduce((sum, count) => sum + count)).toBe(2000);
  expect(server.bugs).toEqual([]);
}, 120_000);

test.each(["GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /\u0000 HTTP/1.1\r\nHost: a\r\n\r\n"])(
  "what is not HTTP (%j) is refused and cut off",
  async (text) => {
    const { hostname, port } = new URL(server.url);
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), hostname, () => socket.end(text));
      let received = "";
      socket.on("data", (chunk) => {
        received += chunk;
      });
      socket.on("close", () => resolve(received));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
  },
);

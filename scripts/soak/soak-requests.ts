import { sendMalformed } from "../../test/support/send-malformed.ts";
import { startTestServer } from "../../test/support/serve.ts";
import type { Fuzzer } from "./fuzzer.ts";

/** Requests of one seed. */
const AT_ONCE = 100;

/** Requests and messages of MCP that break what is described, to a real server. */
export function soakRequests(patienceMs: number): Fuzzer {
  const starting = startTestServer();
  return {
    name: "requests, MCP",
    property: "only 4xx, nothing leaks, no fault in the log",
    async run(seed) {
      const { url, bugs } = await starting;
      const before = bugs.length;
      const { failures } = await sendMalformed(url, AT_ONCE, seed, patienceMs);
      return { tries: AT_ONCE, faults: [...failures, ...bugs.slice(before)] };
    },
    end: async () => (await starting).close(),
  };
}

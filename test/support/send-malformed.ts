import { Agent, request } from "node:http";
import { packageRoot } from "../../src/node/package-root.ts";
import type { MalformedRequest } from "./malformed-request.ts";
import { type ApiDocument, malformedRequests } from "./malformed-requests.ts";

/** What came of many malformed requests. */
export interface FuzzReport {
  /** How many answers had each status. */
  readonly statuses: Readonly<Record<number, number>>;
  /** Requests that were not answered with 4xx in time, or whose answer gives something away. */
  readonly failures: readonly string[];
}

/** Requests under way at once. */
const AT_ONCE = 16;

/** A place in the sources, a stack or a folder of the server. */
const leak = /node_modules|\/src\/|\/dist\/|\.[cm]?[jt]s:\d+|\bat .+:\d+:\d+|root:x:/;

/**
 * Send malformed requests to a server and look at every answer.
 *
 * @param patienceMs longest wait for an answer; more is a hang
 */
export async function sendMalformed(
  url: string,
  count: number,
  seed: number,
  patienceMs: number,
): Promise<FuzzReport> {
  const api = (await (await fetch(new URL("api/openapi.json", url))).json()) as ApiDocument;
  const requests = malformedRequests(api, seed);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const statuses: Record<number, number> = {};
  const failures: string[] = [];
  let left = count;
  const sender = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const malformed = requests.next().value as MalformedRequest;
      const { status, body } = await send(url, malformed, agent, patienceMs);
      statuses[status] = (statuses[status] ?? 0) + 1;
      const gives = leak.exec(body)?.[0] ?? (body.includes(packageRoot) ? packageRoot : undefined);
      if (status < 400 || status >= 500 || gives !== undefined) {
        failures.push(`${status} ${gives ?? ""} ${JSON.stringify(malformed).slice(0, 300)}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, sender));
  agent.destroy();
  return { statuses, failures };
}

/** Status 0 stands for no answer. */
function send(
  url: string,
  { method, path, headers, body }: MalformedRequest,
  agent: Agent,
  timeout: number,
): Promise<{ readonly status: number; readonly body: string }> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const sent = request({ hostname, port, method, path, headers, agent, timeout }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        text += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
    });
    sent.on("timeout", () => sent.destroy(new Error("timeout")));
    sent.on("error", (error) => resolve({ status: 0, body: error.message }));
    sent.end(body);
  });
}

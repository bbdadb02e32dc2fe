import { randomUUID } from "node:crypto";
import {
  isInitializeRequest,
  isJSONRPCRequest,
  type McpServer,
  WebStandardStreamableHTTPServerTransport as Transport,
} from "@modelcontextprotocol/server";
import { refuseCall } from "./refuse-call.ts";

/** How many sessions there may be, and how long one may be silent. */
export interface SessionLimits {
  readonly limit: number;
  readonly idleMs: number;
}

/**
 * Sessions of the protocol over HTTP. A client that withdraws a call says so in a request of its
 * own, so the server must know which calls are that client's.
 */
export interface McpSessions {
  /** Answer a request that belongs to a session; `body` is the parsed body of a POST. */
  handle(id: string, request: Request, body: unknown): Promise<Response>;
  /** Begin a session with the request of a client that asks for one. */
  begin(request: Request, body: unknown): Promise<Response>;
  /** How many are open. */
  count(): number;
  close(): Promise<void>;
}

interface Session {
  readonly transport: Transport;
  readonly server: McpServer;
  /** When it was last heard of, in milliseconds. */
  heard: number;
}

/** A session that was heard of this lately is not ended to make room for another. */
const IN_USE_MS = 60_000;

/** Whether a body asks for a session. */
export const asksForSession = (body: unknown): boolean =>
  [body].flat().some((message) => isInitializeRequest(message));

/**
 * Open an empty set of sessions.
 *
 * @param makeServer a server for the one who sends this request
 * @param now the clock, in milliseconds
 */
export function openMcpSessions(
  makeServer: (request: Request) => McpServer,
  { limit, idleMs }: SessionLimits,
  now: () => number = () => performance.now(),
): McpSessions {
  // In the order in which they were last heard of.
  const sessions = new Map<string, Session>();

  async function end(id: string): Promise<void> {
    const session = sessions.get(id);
    sessions.delete(id);
    await session?.server.close();
  }

  /** Ends what is silent for long, and the most silent one when there is no room. */
  async function makeRoom(): Promise<boolean> {
    const silent = [...sessions].filter(([, { heard }]) => now() - heard > idleMs);
    await Promise.all(silent.map(([id]) => end(id)));
    const [oldest] = sessions;
    if (sessions.size < limit || !oldest) return true;
    if (now() - oldest[1].heard < IN_USE_MS) return false;
    await end(oldest[0]);
    return true;
  }

  async function begin(request: Request, body: unknown): Promise<Response> {
    if (!(await makeRoom())) return refuseCall(429, "Too many sessions", { "Retry-After": "60" });
    const server = makeServer(request);
    const transport = new Transport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) => void sessions.set(id, { transport, server, heard: now() }),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await server.connect(transport);
    const response = await transport.handleRequest(request, { parsedBody: body });
    if (transport.sessionId === undefined) await server.close();
    return response;
  }

  async function handle(id: string, request: Request, body: unknown): Promise<Response> {
    const session = sessions.get(id);
    if (!session || now() - session.heard > idleMs) {
      await end(id);
      return refuseCall(404, "Session not found");
    }
    sessions.delete(id);
    sessions.set(id, session);
    session.heard = now();
    // Nothing is ever told unasked, so there is no stream to listen to; clients know this answer.
    if (request.method === "GET") return refuseCall(405, "Method not allowed", { Allow: METHODS });
    const { transport } = session;
    request.signal.addEventListener("abort", () => withdraw(transport, body), { once: true });
    const response = await transport.handleRequest(request, { parsedBody: body });
    closeWithdrawn(transport, body);
    return response;
  }

  return {
    begin,
    handle,
    count: () => sessions.size,
    close: async () => void (await Promise.all([...sessions.keys()].map(end))),
  };
}

const METHODS = "POST, DELETE";

/** Withdraws the calls of a request whose sender has gone: nobody is left to hear the answer. */
function withdraw(transport: Transport, body: unknown): void {
  for (const message of [body].flat().filter(isJSONRPCRequest)) {
    const params = { requestId: message.id, reason: "disconnected" };
    transport.onmessage?.({ jsonrpc: "2.0", method: "notifications/cancelled", params });
  }
}

/** A withdrawn call has no answer, so its stream would stay open for ever. */
function closeWithdrawn(transport: Transport, body: unknown): void {
  for (const message of [body].flat() as readonly Partial<Cancelled>[]) {
    if (message?.method !== "notifications/cancelled") continue;
    const id = message.params?.requestId;
    if (typeof id === "string" || typeof id === "number") transport.closeSSEStream(id);
  }
}

interface Cancelled {
  readonly method: string;
  readonly params: { readonly requestId?: unknown } | undefined;
}

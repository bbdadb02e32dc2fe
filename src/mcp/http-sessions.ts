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
  /** Ids of calls that have no answer yet. */
  readonly underWay: Set<string | number>;
  /** When it was last heard of, in milliseconds. */
  heard: number;
}

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

  /** Ends what is silent for long, and the most silent one without a call when there is no room. */
  async function makeRoom(): Promise<boolean> {
    const silent = [...sessions].filter(([, { heard }]) => now() - heard > idleMs);
    await Promise.all(silent.map(([id]) => end(id)));
    if (sessions.size < limit) return true;
    const idle = [...sessions].find(([, { underWay }]) => underWay.size === 0);
    if (!idle) return false;
    await end(idle[0]);
    return true;
  }

  async function begin(request: Request, body: unknown): Promise<Response> {
    if (!(await makeRoom())) return refuseCall(429, "Too many sessions", { "Retry-After": "60" });
    const server = makeServer(request);
    const underWay = new Set<string | number>();
    const transport = new Transport({
      sessionIdGenerator: randomUUID,
      onsessioninitialized: (id) =>
        void sessions.set(id, { transport, server, underWay, heard: now() }),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    await server.connect(transport);
    forgetAnswered(transport, underWay);
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
    const { transport, underWay } = session;
    const calls = callsIn(body);
    // Answers are told apart by these ids alone.
    if (calls.some((call, index) => underWay.has(call) || calls.indexOf(call) !== index)) {
      return refuseCall(409, "A call of this id is under way");
    }
    for (const call of calls) underWay.add(call);
    for (const call of withdrawnIn(body)) underWay.delete(call);
    const leave = (): void => {
      withdraw(transport, body);
      for (const call of calls) underWay.delete(call);
    };
    request.signal.addEventListener("abort", leave, { once: true });
    const response = await transport.handleRequest(request, { parsedBody: body });
    // What is refused before it begins has no answer.
    if (!response.ok) for (const call of calls) underWay.delete(call);
    for (const call of withdrawnIn(body)) transport.closeSSEStream(call);
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

/** Ids of the calls in a body. */
const callsIn = (body: unknown): readonly (string | number)[] =>
  [body]
    .flat()
    .filter(isJSONRPCRequest)
    .map(({ id }) => id);

/** Ids of the calls that a body withdraws. They have no answer, so their streams would stay open. */
const withdrawnIn = (body: unknown): readonly (string | number)[] =>
  ([body].flat() as readonly Partial<Cancelled>[]).flatMap((message) => {
    const id = message?.params?.requestId;
    const isId = typeof id === "string" || typeof id === "number";
    return message?.method === "notifications/cancelled" && isId ? [id] : [];
  });

/** A call is under way until its answer is handed over. */
function forgetAnswered(transport: Transport, underWay: Set<string | number>): void {
  const send = transport.send.bind(transport);
  transport.send = (message, options) => {
    if ("id" in message && !("method" in message)) underWay.delete(message.id as string | number);
    return send(message, options);
  };
}

interface Cancelled {
  readonly method: string;
  readonly params: { readonly requestId?: unknown } | undefined;
}

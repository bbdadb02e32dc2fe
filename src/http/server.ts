import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type AppOptions, createApp } from "./app.ts";
import { openReadyAnswers } from "./ready-answers.ts";
import { type Log, logRequest } from "./request-log.ts";
import { chooseReply, type Replies } from "./send-bytes.ts";

export interface ServerOptions extends AppOptions {
  /** Address to listen on; the default is this machine only. */
  readonly host?: string | undefined;
  /** Port to listen on; 0 takes any that is free. */
  readonly port: number;
  /** How long a reader may take; see {@link patience}. */
  readonly patience?: Partial<typeof patience> | undefined;
}

/** A server that listens. */
export interface RunningServer {
  /** Address with a slash at its end. */
  readonly url: string;
  /** Takes no more connections and waits for the answers under way, at most the grace time. */
  stop(graceMs?: number): Promise<void>;
}

export const LOOPBACK = "127.0.0.1";

/**
 * A reader that sends slowly is cut off: headers within 10 s, the whole request within 30 s, which
 * is looked after every 5 s. Idle connections stay for a minute, longer than clients keep them, so
 * that none is closed in use; one on which nothing moves for two minutes, longer than any answer
 * takes, is that of a reader who has stopped reading.
 */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  connectionsCheckingInterval: 5000,
  keepAliveTimeout: 60_000,
  silence: 120_000,
};
/** Connections at once; each may hold a body. */
const MOST_CONNECTIONS = 1000;
const GRACE_MS = 10_000;

/** Start listening. Problems: `port-in-use`, `cannot-listen`. */
export function startServer(options: ServerOptions): Promise<Outcome<RunningServer>> {
  const { port, host = LOOPBACK } = options;
  let stopping = false;
  const ready = openReadyAnswers(options.answers.today);
  const route = getRequestListener(createApp({ ...options, ready }).fetch);
  const { silence, ...limits } = { ...patience, ...options.patience };
  const server = createServer(limits, (request, response) => {
    // A connection that stays open after its answer would keep the server from ending.
    response.once("close", () => {
      if (stopping) server.closeIdleConnections();
    });
    const replies = ready.find(request);
    if (replies) sendReady(replies, request, response, options.log);
    else void route(request, response);
  });
  server.maxConnections = MOST_CONNECTIONS;
  server.timeout = silence;
  return new Promise((resolve) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const inUse = error.code === "EADDRINUSE";
      const rule = error.code ?? "error";
      resolve(
        inUse ? fail("port-in-use", { value: port }) : fail("cannot-listen", { value: host, rule }),
      );
    });
    server.listen(port, host, () => {
      const address = server.address() as AddressInfo;
      const name = address.family === "IPv6" ? `[${address.address}]` : address.address;
      const stop = (graceMs?: number): Promise<void> => {
        stopping = true;
        return closeServer(server, graceMs ?? GRACE_MS);
      };
      resolve(succeed({ url: `http://${name}:${address.port}/`, stop }));
    });
  });
}

/** Sends what is ready past all routes: what they would do is in the replies already. */
function sendReady(
  replies: Replies,
  { method = "", url = "", headers }: IncomingMessage,
  response: ServerResponse,
  log: Log | undefined,
): void {
  const reply = chooseReply(replies, {
    acceptEncoding: headers["accept-encoding"]?.toString(),
    ifNoneMatch: headers["if-none-match"],
  });
  response.writeHead(reply.status, reply.headers).end(reply.body);
  if (!log) return;
  const path = url.split("?", 1)[0] ?? "";
  logRequest(log, { method, path, status: reply.status, ms: 0, cache: "hit" });
}

function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

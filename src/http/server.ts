import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { serverLimits } from "../base/limits.ts";
import { fail, type Outcome, type Problem, succeed } from "../base/outcome.ts";
import { type AppOptions, createApp } from "./app.ts";
import { type Farewells, openFarewells } from "./farewells.ts";
import { openHosts } from "./hosts.ts";
import { problemReply, problemResponse } from "./problem-response.ts";
import { acceptedLanguage, openReadyAnswers } from "./ready-answers.ts";
import { type Log, logRequest } from "./request-log.ts";
import { chooseReply, type Replies } from "./send-bytes.ts";
import { limitSockets } from "./sockets.ts";

export interface ServerOptions extends AppOptions {
  /** Address to listen on; the default is this machine only. */
  readonly host?: string | undefined;
  /** Names of hosts that lead here, besides the address and those of this machine. */
  readonly hostNames?: readonly string[] | undefined;
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
/** How long answers under way are waited for, and then how long it takes to say that none comes. */
const GRACE_MS = 10_000;
const FAREWELL_MS = 500;

/**
 * Statuses of refusals for want of room. Whoever is told at once asks again at once, so that many
 * who are refused would take the time of those who are not.
 */
const tarried: readonly number[] = [408, 429];

/** Start listening. Problems: `port-in-use`, `cannot-listen`. */
export function startServer(options: ServerOptions): Promise<Outcome<RunningServer>> {
  const { port, host = LOOPBACK } = options;
  let stopping = false;
  const hosts = openHosts(host, options.hostNames);
  const underWay = openFarewells();
  const ready = openReadyAnswers(options.answers.today);
  const { isForeign } = hosts;
  const app = createApp({ ...options, ready, isForeign });
  const work = async (request: Request, world: HttpBindings): Promise<Response> => {
    const response = await app.fetch(request, world);
    if (!tarried.includes(response.status)) return response;
    sockets.yield(world.incoming);
    await pause(serverLimits.refusalMs, undefined, { ref: false });
    return response;
  };
  const route = getRequestListener((request, world) =>
    underWay.answer(world.incoming, () => work(request, world as HttpBindings)),
  );
  const { silence, ...limits } = { ...patience, ...options.patience };
  // A request without a host is refused in our own words.
  const own = { ...limits, requireHostHeader: false };
  const server = createServer(own, (request, response) => {
    // A connection that stays open after its answer would keep the server from ending.
    response.once("close", () => {
      if (stopping) server.closeIdleConnections();
    });
    const refused = stopping ? fail("stopping").error : hosts.refuse(request.rawHeaders);
    if (refused) return sendProblem(refused, request, response);
    const replies = ready.find(request);
    if (replies) sendReady(replies, request, response, options.log);
    else void route(request, response);
  });
  const sockets = limitSockets(server, serverLimits.connections);
  server.on("clientError", refuseGarbage);
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
        return closeServer(server, underWay, graceMs ?? GRACE_MS);
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

/** Answers a request with a problem, past all routes, and takes no more on its connection. */
function sendProblem(
  problem: Problem,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  const reply = problemReply(problem, acceptedLanguage(headers["accept-language"]));
  response.writeHead(reply.status, { ...reply.headers, Connection: "close" }).end(reply.body);
}

/** What is wrong with bytes that are no request, by the code of the parser. */
const garbage: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "too-slow",
  HPE_HEADER_OVERFLOW: "head-too-large",
};

/** Answers bytes that are no request, as far as the connection still takes anything. */
function refuseGarbage(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const code = garbage[error.code ?? ""] ?? "bad-request";
  const { status, headers, body } = problemReply(
    fail(code, { value: error.code ?? "" }).error,
    "en",
  );
  const lines = Object.entries({
    ...headers,
    "Content-Length": Buffer.byteLength(body),
    Connection: "close",
  }).map((line) => line.join(": "));
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, "", body].join("\r\n"));
}

function closeServer(server: Server, underWay: Farewells, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    let cut = setTimeout(() => {
      underWay.say(({ headers }) =>
        problemResponse(fail("stopping").error, acceptedLanguage(headers["accept-language"]), {
          Connection: "close",
        }),
      );
      cut = setTimeout(() => server.closeAllConnections(), FAREWELL_MS);
    }, graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}

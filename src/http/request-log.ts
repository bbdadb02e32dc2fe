import type { MiddlewareHandler } from "hono";

/** One line of the log. Query and body are not in it: they may hold a reader's files. */
export interface LogEntry {
  readonly time: string;
  readonly level: "info" | "error";
  readonly message: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

export type Log = (entry: LogEntry) => void;

/** A request and its outcome. */
export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly ms: number;
  /** Whether the answer was remembered, where one was given. */
  readonly cache: string | undefined;
}

/** Longest path that is logged whole. */
const LONGEST_PATH = 200;

/** Log a request with its outcome; the server's own errors at their own level. */
export function logRequest(log: Log, { method, path, status, ms, cache }: Answered): void {
  log({
    time: new Date().toISOString(),
    level: status >= 500 ? "error" : "info",
    message: "request",
    method,
    path: path.slice(0, LONGEST_PATH),
    status,
    ms: Math.round(ms * 10) / 10,
    cache,
  });
}

/** Logs every request that the routes answer. */
export const requestLog =
  (log: Log): MiddlewareHandler =>
  async (context, next) => {
    const start = performance.now();
    await next();
    const { status, headers } = context.res;
    const { method, path } = context.req;
    const cache = headers.get("X-Cache") ?? undefined;
    logRequest(log, { method, path, status, ms: performance.now() - start, cache });
  };

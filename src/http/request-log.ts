import type { MiddlewareHandler } from "hono";

/** One line of the log. Query and body are not in it: they may hold a reader's files. */
export interface LogEntry {
  readonly time: string;
  readonly level: "info" | "error";
  readonly message: string;
  readonly [detail: string]: string | number | boolean | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Longest path that is logged whole. */
const LONGEST_PATH = 200;

/** Logs every request with its outcome; the server errors at their own level. */
export const requestLog =
  (log: Log): MiddlewareHandler =>
  async (context, next) => {
    const start = performance.now();
    await next();
    const { status, headers } = context.res;
    log({
      time: new Date().toISOString(),
      level: status >= 500 ? "error" : "info",
      message: "request",
      method: context.req.method,
      path: context.req.path.slice(0, LONGEST_PATH),
      status,
      ms: Math.round((performance.now() - start) * 10) / 10,
      cache: headers.get("X-Cache") ?? undefined,
    });
  };

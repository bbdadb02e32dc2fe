import type { Context, MiddlewareHandler } from "hono";
import { fail, type Problem } from "../base/outcome.ts";

/** Requests with a body that are read and answered at once: as many as may run and wait, or so. */
const MOST = 64;

/** Refuses bodies while many are at hand, since each takes memory before its question can wait. */
export function limitBodies(
  refuse: (context: Context, problem: Problem) => Response,
): MiddlewareHandler {
  let atHand = 0;
  return async (context, next) => {
    if (context.req.method !== "POST") return next();
    if (atHand >= MOST) return refuse(context, fail("too-busy", { value: atHand }).error);
    atHand += 1;
    try {
      await next();
    } finally {
      atHand -= 1;
    }
  };
}

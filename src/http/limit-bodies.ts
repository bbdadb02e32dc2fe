import type { Context, MiddlewareHandler } from "hono";
import { serverLimits } from "../base/limits.ts";
import { fail, type Problem } from "../base/outcome.ts";
import { type BodyLimits, openBodies } from "./bodies.ts";

const { comingBytes, comingBodies, bodiesAtHand } = serverLimits;
const usual: BodyLimits = { bytes: comingBytes, coming: comingBodies, atHand: bodiesAtHand };

/**
 * Reads the bodies of requests before anything else is done with them, and refuses them while many
 * are at hand: a body counts once it is whole, so that slow senders take no places, and each door
 * (such as `/mcp`) has places of its own.
 */
export function limitBodies(
  limitBytes: number,
  refuse: (context: Context, problem: Problem) => Response,
  doors: readonly string[],
  limits: BodyLimits = usual,
): MiddlewareHandler {
  const bodies = openBodies(limits);
  const atHand = new Map<string, number>();
  return async (context, next) => {
    if (context.req.method !== "POST") return next();
    const request = context.req.raw;
    const body = await bodies.read(request, limitBytes);
    if (!body.ok) return refuse(context, body.error);
    const door = doors.find((path) => context.req.path === path) ?? "";
    const before = atHand.get(door) ?? 0;
    if (before >= limits.atHand) return refuse(context, fail("too-busy", { value: before }).error);
    atHand.set(door, before + 1);
    const { method, headers, signal, url } = request;
    context.req.raw = new Request(url, { method, headers, signal, body: body.value });
    try {
      await next();
    } finally {
      atHand.set(door, (atHand.get(door) ?? 1) - 1);
    }
  };
}

import type { HttpBindings } from "@hono/node-server";
import type { Context, MiddlewareHandler } from "hono";
import { serverLimits } from "../base/limits.ts";
import { fail, type Problem } from "../base/outcome.ts";
import { openBodies } from "./bodies.ts";

const { comingBytes, comingBodies, bodiesAtHand } = serverLimits;

/**
 * Reads the bodies of requests before anything else is done with them, and refuses them while many
 * are at hand: a body counts once it is whole, so that slow senders take no places, and each door
 * (such as `/mcp`) has places of its own. Whoever has none at hand is refused only when there are
 * twice as many.
 */
export function limitBodies(
  limitBytes: number,
  refuse: (context: Context, problem: Problem) => Response,
  doors: readonly string[],
): MiddlewareHandler<{ Bindings: HttpBindings }> {
  const bodies = openBodies({ bytes: comingBytes, coming: comingBodies });
  const atHand = openCounts();
  return async (context, next) => {
    if (context.req.method !== "POST") return next();
    const { incoming } = context.env;
    const body = await bodies.read(incoming, limitBytes);
    if (!body.ok) return refuse(context, body.error);
    const door = doors.find((path) => context.req.path === path) ?? "";
    const own = `${door} ${incoming.socket.remoteAddress}`;
    const before = atHand.of(door);
    if (before >= (atHand.of(own) > 0 ? bodiesAtHand : 2 * bodiesAtHand)) {
      return refuse(context, fail("too-busy", { value: before }).error);
    }
    // Under this name whoever reads the request finds it.
    Object.assign(incoming, { rawBody: body.value });
    atHand.add([door, own], 1);
    try {
      await next();
    } finally {
      atHand.add([door, own], -1);
    }
  };
}

/** How many there are of each kind. */
function openCounts() {
  const counts = new Map<string, number>();
  const of = (kind: string): number => counts.get(kind) ?? 0;
  return {
    of,
    add: (kinds: readonly string[], more: number): void => {
      for (const kind of kinds) {
        const count = of(kind) + more;
        if (count === 0) counts.delete(kind);
        else counts.set(kind, count);
      }
    },
  };
}

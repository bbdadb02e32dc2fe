import type { IncomingMessage } from "node:http";
import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** How much of bodies there may be. */
export interface BodyLimits {
  /** Bytes of all bodies that are still coming. */
  readonly bytes: number;
  /** Bodies that are still coming. */
  readonly coming: number;
}

/** What each body counts as having sent: one that has just begun is not slow. */
const CREDIT_BYTES = 1000;

/** A body that is still coming. */
interface Coming {
  bytes: number;
  readonly begun: number;
  evict: () => void;
}

/** What a body is read from. */
export type BodySource = Pick<IncomingMessage, "headers" | "on" | "off" | "pause">;

/** Reads the bodies of requests, in memory that is shared by all of them. */
export interface Bodies {
  /**
   * The whole body of a request; `body-too-large`, `cancelled` when its sender goes away, and
   * `too-slow` when others need the room and it comes the most slowly.
   */
  read(source: BodySource, limitBytes: number): Promise<Outcome<Buffer>>;
}

/** @param now the clock, in milliseconds */
export function openBodies(
  { bytes: mostBytes, coming: mostComing }: BodyLimits,
  now: () => number = () => performance.now(),
): Bodies {
  const all = new Set<Coming>();
  let held = 0;

  function makeRoom(): void {
    const speed = ({ bytes, begun }: Coming): number =>
      (CREDIT_BYTES + bytes) / Math.max(1, now() - begun);
    while (all.size > mostComing || held > mostBytes) {
      const slowest = [...all].reduce((slow, next) => (speed(next) < speed(slow) ? next : slow));
      slowest.evict();
    }
  }

  function read(source: BodySource, limitBytes: number): Promise<Outcome<Buffer>> {
    const tooLarge = fail("body-too-large", { value: limitBytes });
    if (Number(source.headers["content-length"] ?? 0) > limitBytes) {
      return Promise.resolve(tooLarge);
    }
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const own: Coming = { bytes: 0, begun: now(), evict: () => finish(fail("too-slow")) };
      const take = (chunk: Buffer): void => {
        own.bytes += chunk.length;
        held += chunk.length;
        if (own.bytes > limitBytes) return void finish(tooLarge);
        chunks.push(chunk);
        makeRoom();
      };
      const end = (): void => finish(succeed(Buffer.concat(chunks)));
      const leave = (): void => finish(fail("cancelled"));
      function finish(outcome: Outcome<Buffer>): void {
        if (!all.delete(own)) return;
        held -= own.bytes;
        source.off("data", take).off("end", end).off("close", leave).off("error", leave);
        source.pause();
        resolve(outcome);
      }
      all.add(own);
      source.on("data", take).on("end", end).on("close", leave).on("error", leave);
      makeRoom();
    });
  }

  return { read };
}

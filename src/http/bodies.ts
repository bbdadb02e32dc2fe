import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** How many bodies there may be. */
export interface BodyLimits {
  /** Bytes of all bodies that are still coming. */
  readonly bytes: number;
  /** Bodies that are still coming. */
  readonly coming: number;
  /** Requests with a whole body that are answered at once, from one door. */
  readonly atHand: number;
}

/** What each body counts as having sent: one that has just begun is not slow. */
const CREDIT_BYTES = 1000;

/** A body that is still coming. */
interface Coming {
  bytes: number;
  readonly begun: number;
  evict: () => void;
}

/** Reads the bodies of requests, in memory that is shared by all of them. */
export interface Bodies {
  /**
   * The whole body of a request; `body-too-large`, `cancelled` when its sender goes away, and
   * `too-slow` when others need the room and it comes the most slowly.
   */
  read(request: Request, limitBytes: number): Promise<Outcome<Uint8Array<ArrayBuffer>>>;
}

/** @param now the clock, in milliseconds */
export function openBodies(
  { bytes: mostBytes, coming: mostComing }: BodyLimits,
  now: () => number = () => performance.now(),
): Bodies {
  const all = new Set<Coming>();

  function makeRoom(): void {
    const speed = ({ bytes, begun }: Coming): number =>
      (CREDIT_BYTES + bytes) / Math.max(1, now() - begun);
    for (;;) {
      const held = [...all].reduce((sum, { bytes }) => sum + bytes, 0);
      if (all.size <= mostComing && held <= mostBytes) return;
      const slowest = [...all].reduce((slow, next) => (speed(next) < speed(slow) ? next : slow));
      all.delete(slowest);
      slowest.evict();
    }
  }

  async function read(
    request: Request,
    limitBytes: number,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    const tooLarge = fail("body-too-large", { value: limitBytes });
    if (Number(request.headers.get("content-length") ?? 0) > limitBytes) return tooLarge;
    const reader = request.body?.getReader();
    if (!reader) return succeed(new Uint8Array());
    let evicted = false;
    const own: Coming = {
      bytes: 0,
      begun: now(),
      evict: () => {
        evicted = true;
        void reader.cancel().catch(() => {});
      },
    };
    all.add(own);
    const chunks: Uint8Array[] = [];
    try {
      makeRoom();
      for (;;) {
        const step = await reader.read();
        if (evicted) return fail("too-slow");
        if (step.done) break;
        own.bytes += step.value.length;
        if (own.bytes > limitBytes) return tooLarge;
        chunks.push(step.value);
        makeRoom();
      }
    } catch {
      return evicted ? fail("too-slow") : fail("cancelled");
    } finally {
      all.delete(own);
    }
    return succeed(joined(chunks, own.bytes));
  }

  return { read };
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}

import type { Outcome } from "../../base/outcome.ts";
import type { FromWorker, ToWorker } from "./messages.ts";
import { nextTurn } from "./next-turn.ts";

/** What a handler may tell and ask while it works. */
export interface RequestControl {
  readonly progress: (done: number, total: number, what: string) => void;
  readonly cancelled: () => boolean;
}

/**
 * Answer the requests that come to this worker, one after the other. A request that was cancelled
 * while it waited is never begun.
 */
export function serveRequests<Request>(
  handle: (request: Request, control: RequestControl) => Promise<Outcome<unknown>>,
): void {
  const waiting: { readonly id: number; readonly request: Request }[] = [];
  const cancelled = new Set<number>();
  const reply = (message: FromWorker) => self.postMessage(message);
  let busy = false;

  async function work(): Promise<void> {
    busy = true;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { id, request } = next;
      // Messages that came in during the last request are read before the next one begins.
      await nextTurn();
      if (!cancelled.has(id)) reply(await answer(id, request));
      cancelled.delete(id);
    }
    busy = false;
  }

  async function answer(id: number, request: Request): Promise<FromWorker> {
    try {
      const outcome = await handle(request, {
        progress: (...progress) => reply({ id, progress }),
        cancelled: () => cancelled.has(id),
      });
      return outcome.ok ? { id, value: outcome.value } : { id, problem: outcome.error };
    } catch (fault) {
      return { id, problem: { code: "web-fault", facts: { value: String(fault) } } };
    }
  }

  self.addEventListener("message", ({ data }: MessageEvent<ToWorker<Request>>) => {
    if ("cancel" in data) {
      cancelled.add(data.id);
      return;
    }
    waiting.push(data);
    if (!busy) void work();
  });
}

import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

export interface CallControl {
  /** Aborted when nobody waits any more; the outcome is then the problem `cancelled`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number, what: string) => void;
}

/** Send a request to a worker. */
export type CallWorker<Request> = <Value>(
  request: Request,
  control?: CallControl,
) => Promise<Outcome<Value>>;

/** A worker that is started when first called. */
export function openWorker<Request>(start: () => Worker): CallWorker<Request> {
  const replies = new Map<number, (message: FromWorker) => void>();
  let worker: Worker | undefined;
  let last = 0;
  const started = (): Worker => {
    worker ??= listenTo(start(), replies);
    return worker;
  };
  return <Value>(request: Request, { signal, onProgress }: CallControl = {}) =>
    new Promise<Outcome<Value>>((resolve) => {
      if (signal?.aborted) return resolve(fail("cancelled"));
      last += 1;
      const id = last;
      const finish = (outcome: Outcome<Value>) => {
        replies.delete(id);
        signal?.removeEventListener("abort", cancel);
        resolve(outcome);
      };
      replies.set(id, (message) => {
        if ("progress" in message) onProgress?.(...message.progress);
        else if ("problem" in message) finish({ ok: false, error: message.problem });
        else finish(succeed(message.value as Value));
      });
      const cancel = () => {
        started().postMessage({ id, cancel: true } satisfies ToWorker<Request>);
        finish(fail("cancelled"));
      };
      // A page keeps one signal for many calls, so what listens must go with its call.
      signal?.addEventListener("abort", cancel);
      started().postMessage({ id, request } satisfies ToWorker<Request>);
    });
}

function listenTo(worker: Worker, replies: Map<number, (message: FromWorker) => void>): Worker {
  worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => {
    replies.get(data.id)?.(data);
  });
  worker.addEventListener("error", ({ message }) => {
    for (const [id, reply] of replies) {
      reply({ id, problem: { code: "web-fault", facts: { value: message } } });
    }
  });
  return worker;
}

import { useCallback, useEffect, useRef, useState } from "react";
import type { Outcome, Problem } from "../base/outcome.ts";
import { useApp } from "./app-context.ts";
import type { CallControl } from "./work/call-worker.ts";
import type { ComputeRequest, WebAnswer } from "./work/messages.ts";

/** Something a worker is asked for. While it works, the value before stays and is stale. */
export interface Work<Value> {
  readonly value: Value | undefined;
  readonly problem: Problem | undefined;
  readonly stale: boolean;
  /** The key of the question that is asked, and of the one that the value answers. */
  readonly asked: string | undefined;
  readonly answered: string | undefined;
  readonly progress: readonly [done: number, total: number, what: string] | undefined;
  /** Stop waiting, and let the worker stop too. */
  readonly cancel: () => void;
}

type State<Value> = Omit<Work<Value>, "cancel" | "asked">;

const nothing = {
  value: undefined,
  problem: undefined,
  stale: true,
  answered: undefined,
  progress: undefined,
};

/**
 * Ask again whenever the key changes; an answer that nobody waits for any more is cancelled.
 *
 * @param key names the question; undefined asks nothing
 */
export function useWork<Value>(
  key: string | undefined,
  ask: (control: CallControl) => Promise<Outcome<Value>>,
): Work<Value> {
  const [work, setWork] = useState<State<Value>>(nothing);
  const running = useRef<AbortController>(undefined);
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (key === undefined) return;
    const abort = new AbortController();
    running.current = abort;
    setWork((before) => ({ ...before, stale: true, progress: undefined }));
    const onProgress: CallControl["onProgress"] = (...progress) => {
      if (!abort.signal.aborted) setWork((before) => ({ ...before, progress }));
    };
    void latest.current({ signal: abort.signal, onProgress }).then((outcome) => {
      if (abort.signal.aborted) return;
      const done = { stale: false, progress: undefined };
      setWork(
        outcome.ok
          ? { value: outcome.value, problem: undefined, answered: key, ...done }
          : { value: undefined, problem: outcome.error, answered: undefined, ...done },
      );
    });
    return () => abort.abort();
  }, [key]);
  const cancel = useCallback(() => {
    running.current?.abort();
    setWork((before) => ({ ...before, problem: undefined, stale: false, progress: undefined }));
  }, []);
  return { ...work, asked: key, cancel };
}

/**
 * Work whose last answer stands beside the problem of a newer question, such as a field that is half
 * written. It is for questions about one thing: what stands must never be about another.
 */
export function useStanding<Value>(work: Work<Value>): Work<Value> {
  const last = useRef<Value>(undefined);
  useEffect(() => {
    if (work.value !== undefined) last.current = work.value;
  }, [work.value]);
  return work.problem ? { ...work, value: work.value ?? last.current } : work;
}

/** The answer of the compute worker to a request. */
export function useCompute<Value>(request: ComputeRequest | undefined): Work<Value> {
  const { compute } = useApp();
  return useWork<Value>(request && JSON.stringify(request), (control) =>
    compute(request as ComputeRequest, control),
  );
}

/** The answer of an operation in the reader's language. */
export function useAnswer<Result>(
  operation: string,
  input: Readonly<Record<string, unknown>> | undefined,
): Work<WebAnswer<Result>> {
  const { language } = useApp();
  return useCompute<WebAnswer<Result>>(input && { kind: "ask", operation, input, language });
}

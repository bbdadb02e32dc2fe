import { useEffect, useState } from "react";
import { useAnswer, type Work } from "./use-work.ts";
import type { WebAnswer } from "./work/messages.ts";

/**
 * An answer that comes at once from few draws and is then asked for again with more, until all are
 * drawn or the question has changed.
 *
 * @param draws how many, from few to many; a question that says how many itself is asked once
 */
export function useStagedAnswer<Result>(
  operation: string,
  input: Readonly<Record<string, unknown>> | undefined,
  draws: readonly number[] | undefined,
): Work<WebAnswer<Result>> {
  const key = JSON.stringify(input);
  const [reached, setReached] = useState({ key, stage: 0 });
  const stage = reached.key === key ? reached.stage : 0;
  const staged = draws !== undefined && input !== undefined && input["draws"] === undefined;
  const asked = staged ? { ...input, draws: draws[stage] } : input;
  const answer = useAnswer<Result>(operation, asked);
  const isLast = !staged || stage >= draws.length - 1;
  const isAnswered = answer.answered !== undefined && answer.answered === answer.asked;
  useEffect(() => {
    if (isAnswered && !isLast) setReached({ key, stage: stage + 1 });
  }, [isAnswered, isLast, key, stage]);
  // While more is drawn, what stands there is true already.
  return stage > 0 ? { ...answer, stale: false } : answer;
}

import type { IncomingMessage, ServerResponse } from "node:http";

/** Answers under way, of which each is sent once: as it comes, or as a last word before it comes. */
export interface Farewells {
  /** What a response is to be: the answer of `work`, or the last word where that is said first. */
  answer(response: Outgoing, work: () => Promise<Response>): Promise<Response>;
  /** Say a last word to all who still wait; what their work gives afterwards is heard by nobody. */
  say(word: (request: Pick<IncomingMessage, "headers">) => Response): void;
}

/** The response that whoever asked waits for. */
type Outgoing = Pick<ServerResponse, "req">;

export function openFarewells(): Farewells {
  const waiting = new Map<Outgoing, (response: Response) => void>();
  return {
    answer: (response, work) =>
      new Promise<Response>((resolve, reject) => {
        waiting.set(response, resolve);
        work().then(resolve, reject);
      }).finally(() => waiting.delete(response)),
    say: (word) => {
      for (const [{ req }, resolve] of waiting) resolve(word(req));
    },
  };
}

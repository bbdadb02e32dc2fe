import type { IncomingMessage } from "node:http";

/** Answers under way, of which each is sent once: as it comes, or as a last word before it comes. */
export interface Farewells {
  /** The answer to a request: what `work` gives, or the last word where that is said first. */
  answer(request: Asked, work: () => Promise<Response>): Promise<Response>;
  /** Say a last word to all who still wait; what their work gives afterwards is heard by nobody. */
  say(word: (request: Asked) => Response): void;
}

/** What is known of a request. */
type Asked = Pick<IncomingMessage, "headers">;

export function openFarewells(): Farewells {
  const waiting = new Map<Asked, (response: Response) => void>();
  return {
    answer: (request, work) =>
      new Promise<Response>((resolve, reject) => {
        waiting.set(request, resolve);
        work().then(resolve, reject);
      }).finally(() => waiting.delete(request)),
    say: (word) => {
      for (const [request, resolve] of waiting) resolve(word(request));
    },
  };
}

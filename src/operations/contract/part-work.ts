import type { z } from "zod";
import { fail, mapOutcome, type Outcome } from "../../base/outcome.ts";
import { remember } from "../../base/remember.ts";
import type { Facts } from "../../data/facts.ts";

/** Work of an operation that falls into parts, for whoever does one of them. */
export interface PartWork {
  /** What a part gives, as plain data; `queue-bad-piece` where it cannot be read. */
  do(facts: Facts, asked: unknown, part: unknown): Outcome<unknown>;
}

/**
 * Declare work whose parts others can do. Both schemas read what comes from another machine.
 *
 * @param open begins the work, once for many of its parts
 */
export function definePartWork<Asked, Part>(
  schemas: { readonly asked: z.ZodType<Asked>; readonly part: z.ZodType<Part> },
  open: (facts: Facts, asked: Asked) => Outcome<(part: Part) => unknown>,
): PartWork {
  const opened = remember(
    ({ facts, asked }: { readonly facts: Facts; readonly asked: Asked }) => open(facts, asked),
    ({ facts, asked }) => `${facts.edition()} ${JSON.stringify(asked)}`,
    4,
  );
  return {
    do: (facts, asked, part) => {
      const [readAsked, readPart] = [schemas.asked.safeParse(asked), schemas.part.safeParse(part)];
      if (!readAsked.success || !readPart.success) return fail("queue-bad-piece");
      const run = opened({ facts, asked: readAsked.data });
      return mapOutcome(run, (doPart) => doPart(readPart.data));
    },
  };
}

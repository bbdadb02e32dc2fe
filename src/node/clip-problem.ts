import { inputLimits } from "../base/limits.ts";
import type { Problem } from "../base/outcome.ts";

const { quotedCharacters } = inputLimits;

/** What a reader sent is not sent back to him by the megabyte. */
export const clipText = (text: string): string =>
  text.length > quotedCharacters ? `${text.slice(0, quotedCharacters)}…` : text;

/** A problem to be sent out. */
export const clipProblem = ({ code, facts }: Problem): Problem => ({
  code,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "string" ? clipText(fact) : fact,
    ]),
  ),
});

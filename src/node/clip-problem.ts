import type { Problem } from "../base/outcome.ts";

/** Longest text of a fact that is sent back; lists of known names are the longest that help. */
const LONGEST = 4000;

/** What a reader sent is not sent back to him by the megabyte. */
export const clipText = (text: string): string =>
  text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;

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

import type { Problem } from "../base/outcome.ts";

/** Longest text of a fact that is sent back; lists of known names are the longest that help. */
const LONGEST = 4000;

/** A problem to be sent out: what a reader sent is not sent back to him by the megabyte. */
export const clipProblem = ({ code, facts }: Problem): Problem => ({
  code,
  facts: Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [
      name,
      typeof fact === "string" && fact.length > LONGEST ? `${fact.slice(0, LONGEST)}…` : fact,
    ]),
  ),
});

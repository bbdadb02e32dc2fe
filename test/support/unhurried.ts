/**
 * A limit of time that no test reaches, the longest that a timer takes. How long work takes is the
 * machine's affair: a test that is not about limits gives this one where something wants a limit.
 */
export const UNHURRIED_MS = 2 ** 31 - 1;

/** The same for a call of an MCP client, which otherwise gives up after a minute. */
export const unhurried = { timeout: UNHURRIED_MS } as const;

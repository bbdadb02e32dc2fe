import { setTimeout as pause } from "node:timers/promises";
import { type Dispatcher, EnvHttpProxyAgent, fetch, type Response } from "undici";
import { commandLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import type { Body, FileKeeper } from "../node/keep-files.ts";

/** What is known of a file from the last time. */
export interface Seen {
  readonly etag?: string | undefined;
  readonly lastModified?: string | undefined;
}

/** A file that was kept, by the digest of its bytes; `undefined` where it is the one that was seen. */
export type Fetched = (Seen & { readonly sha256: string }) | undefined;

/** How files are reached, and how much of them is taken. */
export interface Reach {
  readonly userAgent: string;
  /** Another origin in place of a publisher's, for tests. */
  readonly originFor?: (origin: string) => string;
  /** Connections; those of the environment's proxy, if any, when not given. */
  readonly dispatcher?: Dispatcher;
  /** Milliseconds for a file, and bytes of it once unpacked. */
  readonly limitMs?: number;
  readonly limitBytes?: number;
  /** Milliseconds before the first repetition; about twice as many before each next. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1000;
const ATTEMPTS = 3;
const REDIRECTS = 5;

/** What is worth another attempt: the server's own trouble, and bodies that break off. */
const passing = new Set(["fetch-broken", "fetch-busy"]);

/** The connections of a process: through the proxy that its environment names. */
let shared: Dispatcher | undefined;
const sharedDispatcher = (): Dispatcher => (shared ??= new EnvHttpProxyAgent());

/**
 * Fetch a file over https, unless it is the one that was seen. Its bytes are kept as they come.
 *
 * @param hosts that redirects may lead to
 * @returns the file; `cannot-write-file`; or `fetch-…` with the address: `-unreachable`, `-broken`, `-busy`, `-status`,
 *   `-type`, `-redirect`, `-too-large`, `-too-slow`
 */
export async function fetchFile(
  address: string,
  seen: Seen | undefined,
  hosts: readonly string[],
  reach: Reach,
  keeper: FileKeeper,
): Promise<Outcome<Fetched>> {
  for (let attempt = 1; ; attempt++) {
    const fetched = await fetchOnce(address, seen, hosts, reach, keeper);
    if (fetched.ok || attempt === ATTEMPTS || !passing.has(fetched.error.code)) return fetched;
    const { pauseMs = PAUSE_MS } = reach;
    // Many who were turned away together should not come back together.
    await pause(pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random()));
  }
}

async function fetchOnce(
  address: string,
  seen: Seen | undefined,
  hosts: readonly string[],
  reach: Reach,
  keeper: FileKeeper,
): Promise<Outcome<Fetched>> {
  const { limitMs = commandLimits.fetchMs, limitBytes = commandLimits.fetchBytes } = reach;
  const signal = AbortSignal.timeout(limitMs);
  try {
    const answered = await follow(address, seen, hosts, reach, signal);
    if (!answered.ok) return answered;
    const response = answered.value;
    if (response.status === 304) return succeed(undefined);
    const bad = problemOf(address, response);
    if (bad) {
      await response.body?.cancel();
      return bad;
    }
    const kept = await keeper.keep(within(response.body ?? [], limitBytes));
    if (!kept.ok) return kept;
    const etag = response.headers.get("etag") ?? undefined;
    const lastModified = response.headers.get("last-modified") ?? undefined;
    return succeed({
      sha256: kept.value,
      ...(etag === undefined ? {} : { etag }),
      ...(lastModified === undefined ? {} : { lastModified }),
    });
  } catch (error) {
    if (error === tooLarge) return fail("fetch-too-large", { address, value: limitBytes / 1e6 });
    if (signal.aborted) return fail("fetch-too-slow", { address, value: limitMs / 1000 });
    return fail(...failureOf(address, error as Error));
  }
}

/** The answer at the end of redirects, all of them over https and to hosts of the source. */
async function follow(
  address: string,
  seen: Seen | undefined,
  hosts: readonly string[],
  { userAgent, originFor = (origin) => origin, dispatcher = sharedDispatcher() }: Reach,
  signal: AbortSignal,
): Promise<Outcome<Response>> {
  const headers = {
    "user-agent": userAgent,
    ...(seen?.etag === undefined ? {} : { "if-none-match": seen.etag }),
    ...(seen?.lastModified === undefined ? {} : { "if-modified-since": seen.lastModified }),
  };
  let at = new URL(address);
  for (let step = 0; step <= REDIRECTS; step++) {
    if (at.protocol !== "https:" || !hosts.includes(at.host)) {
      return fail("fetch-redirect", { address, value: at.href });
    }
    const there = new URL(at.pathname + at.search, originFor(at.origin));
    const response = await fetch(there.href, { headers, redirect: "manual", dispatcher, signal });
    const location = response.headers.get("location");
    if (response.status < 301 || response.status > 308 || response.status === 304 || !location) {
      return succeed(response);
    }
    await response.body?.cancel();
    if (!URL.canParse(location, at.href))
      return fail("fetch-redirect", { address, value: location });
    at = new URL(location, at.href);
  }
  return fail("fetch-redirect", { address, value: at.href });
}

/** A publisher's page for "not found" is a page, whatever its status. */
function problemOf(
  address: string,
  { status, headers }: Response,
): ReturnType<typeof fail> | undefined {
  if (status >= 500 || status === 429) return fail("fetch-busy", { address, value: status });
  if (status !== 200) return fail("fetch-status", { address, value: status });
  const type = headers.get("content-type") ?? "";
  return /html/i.test(type) ? fail("fetch-type", { address, value: type }) : undefined;
}

/** That a body goes on beyond the limit. */
const tooLarge = new Error("too large");

/** A body that ends in {@link tooLarge} beyond the limit, however small it was when packed. */
async function* within(body: Body | readonly Uint8Array[], limit: number): Body {
  let length = 0;
  for await (const part of body) {
    length += part.byteLength;
    if (length > limit) throw tooLarge;
    yield part;
  }
}

/** What a machine without a network hears. */
const offline = new Set([
  ...["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ENETUNREACH", "EHOSTUNREACH", "ENETDOWN"],
  ...["ETIMEDOUT", "UND_ERR_CONNECT_TIMEOUT"],
]);

function failureOf(address: string, error: Error): Parameters<typeof fail> {
  const { code = "", message } = (error.cause ?? error) as { code?: string; message: string };
  if (offline.has(code)) return ["fetch-unreachable", { address, value: code }];
  // A certificate that does not hold will not hold the next time.
  return /CERT|TLS|SSL/.test(code)
    ? ["fetch-certificate", { address, value: code }]
    : ["fetch-broken", { address, value: code || message }];
}

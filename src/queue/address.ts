import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** Where a queue is. */
export interface QueueAddress {
  /** With its credential: never printed. */
  readonly url: string;
  /** Without its credential. */
  readonly shown: string;
  readonly store: "redis" | "postgres";
}

/** What the address comes from: a flag, which anyone on the machine can read, or the environment. */
export type AddressSource = "flag" | "environment";

const stores: Readonly<Record<string, QueueAddress["store"]>> = {
  "redis:": "redis",
  "rediss:": "redis",
  "postgres:": "postgres",
  "postgresql:": "postgres",
};

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Read the address of a queue: `redis://`, `rediss://` or `postgres://`.
 *
 * A password is read from the environment only, and does not leave the machine unencrypted: away
 * from loopback an address must be encrypted, or say that it is not by `?tls=off`.
 */
export function readAddress(text: string, from: AddressSource): Outcome<QueueAddress> {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const store = url && stores[url.protocol];
  if (!url || !store) return fail("queue-bad-address", { value: withoutCredential(text) });
  const shown = `${url.protocol}//${url.host}${url.pathname === "/" ? "" : url.pathname}`;
  if (from === "flag" && url.password !== "")
    return fail("queue-password-in-flag", { value: shown });
  const open = url.searchParams.get("tls") === "off";
  const isEncrypted =
    url.protocol === "rediss:" || /^(require|verify-)/.test(url.searchParams.get("sslmode") ?? "");
  if (!isEncrypted && !open && !LOOPBACK.test(url.hostname)) {
    return fail("queue-not-encrypted", { value: shown });
  }
  url.searchParams.delete("tls");
  return succeed({ url: url.href, shown, store });
}

/** An address that cannot be read, without what may be a password. */
const withoutCredential = (text: string): string =>
  text.replace(/\/\/[^@/]*@/, "//…@").slice(0, 80);

import { isIP } from "node:net";
import { hostname } from "node:os";
import { fail, type Problem } from "../base/outcome.ts";

/** Which hosts a request may name, and which pages are this server's own. */
export interface Hosts {
  /**
   * Why a request is refused by the host that it names: `bad-host` unless it names one, and
   * `unknown-host` for one that is not this server's. A page whose name was made to point to this
   * machine would otherwise read its answers.
   *
   * @param headers names and values in turn, as they came
   */
  refuse(headers: readonly string[]): Problem | undefined;
  /** Whether a page of another site asks, as its browser says. */
  isForeign(headers: Headers): boolean;
}

const loopback = ["localhost", "127.0.0.1", "[::1]"];
const anyAddress = ["0.0.0.0", "::"];

/** Whether only this machine reaches a server on an address. */
export const isLoopback = (address: string): boolean => ["::1", ...loopback].includes(address);

/**
 * The hosts of a server.
 *
 * @param address on which it listens; on all of them, any address is this machine's, and its name
 * @param more names that lead here
 */
export function openHosts(address: string, more: readonly string[] = []): Hosts {
  const listensToAll = anyAddress.includes(address);
  const own = listensToAll ? hostname() : isIP(address) === 6 ? `[${address}]` : address;
  const names = new Set([...loopback, own, ...more].map((name) => name.toLowerCase()));
  const isOwn = (name: string): boolean =>
    names.has(name) || (listensToAll && isIP(name.replace(/^\[(.*)\]$/, "$1")) > 0);
  return {
    refuse(headers) {
      const given = headers.flatMap((name, index) =>
        index % 2 === 0 && name.toLowerCase() === "host" ? [headers[index + 1] ?? ""] : [],
      );
      const [host = ""] = given;
      const name = /^([\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(host)?.[1]?.toLowerCase();
      if (given.length !== 1 || name === undefined) {
        return fail("bad-host", { value: given.join(", ").slice(0, 100) || "nothing" }).error;
      }
      return isOwn(name)
        ? undefined
        : fail("unknown-host", { value: name.slice(0, 100), known: [...names].join(", ") }).error;
    },
    isForeign(headers) {
      // A picture or a script is fetched without an origin.
      const origin = headers.get("origin");
      if (origin === null) return headers.get("sec-fetch-site") === "cross-site";
      const name = /^https?:\/\/([\w.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i.exec(origin)?.[1];
      return name === undefined || !isOwn(name.toLowerCase());
    },
  };
}

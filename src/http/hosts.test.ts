import { describe, expect, test } from "vitest";
import { openHosts } from "./hosts.ts";

const codeOf = (address: string, ...headers: readonly string[]) =>
  openHosts(address, ["sextant.example"]).refuse(headers)?.code;

describe("a server on this machine", () => {
  test.each(["localhost", "LOCALHOST:7373", "127.0.0.1:7373", "[::1]:80", "sextant.example"])(
    "answers to %s",
    (host) => {
      expect(codeOf("127.0.0.1", "Accept", "*/*", "Host", host)).toBeUndefined();
    },
  );
  test.each(["a0.localhost", "example.com", "10.0.0.7", "localhost.example.com", "0.0.0.0"])(
    "does not answer to %s",
    (host) => {
      expect(codeOf("127.0.0.1", "host", host)).toBe("unknown-host");
    },
  );
  test.each(["", "a b", "a@b", "localhost/", "localhost:port", "[::1"])(
    "takes %j for no host",
    (host) => {
      expect(codeOf("127.0.0.1", "Host", host)).toBe("bad-host");
    },
  );
  test("takes one host, no fewer and no more", () => {
    expect(codeOf("127.0.0.1")).toBe("bad-host");
    expect(codeOf("127.0.0.1", "Host", "localhost", "host", "localhost")).toBe("bad-host");
  });
});

test("a server on all addresses answers to any address, and to no name that it does not know", () => {
  expect(codeOf("0.0.0.0", "Host", "10.0.0.7:7373")).toBeUndefined();
  expect(codeOf("::", "Host", "[fe80::1]")).toBeUndefined();
  expect(codeOf("0.0.0.0", "Host", "rebound.example.com")).toBe("unknown-host");
});

test("a page of another site is told by its origin, or by what its browser says of the fetch", () => {
  const { isForeign } = openHosts("127.0.0.1");
  const foreign = (headers: Record<string, string>) => isForeign(new Headers(headers));
  expect(foreign({})).toBe(false);
  expect(foreign({ Origin: "http://localhost:5173" })).toBe(false);
  expect(foreign({ Origin: "https://example.com" })).toBe(true);
  expect(foreign({ Origin: "null" })).toBe(true);
  expect(foreign({ "Sec-Fetch-Site": "cross-site" })).toBe(true);
  expect(foreign({ "Sec-Fetch-Site": "same-origin" })).toBe(false);
});

import type { MalformedRequest } from "./malformed-request.ts";

type Pick = <Item>(items: readonly Item[]) => Item;

const headers = {
  "Content-Type": "application/json",
  Accept: "application/json, text/event-stream",
};
const message = (method: unknown, params: unknown, id: unknown = 1) => ({
  ...{ jsonrpc: "2.0", id, method, params },
});
const request = (body: unknown, fault: string, more = {}): MalformedRequest => ({
  ...{ method: "POST", path: "/mcp", fault: `MCP: ${fault}` },
  headers: { ...headers, ...more },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const listing = message("tools/list", {});

/** A call of the protocol that is none: broken as JSON, as a message, in its headers or session. */
export function malformedCall(pick: Pick, nasty: readonly unknown[]): MalformedRequest {
  return pick([
    () => request(pick(["", "{", "}", "nul", "[".repeat(50_000), "{'a':1}"]), "no JSON"),
    () => request(pick([1, true, null, '"text"', [], [[]], [1], {}, [{}]]), "no message"),
    () => request({ ...listing, jsonrpc: pick(["1.0", 2, null, ...nasty]) }, "another version"),
    () => request({ ...listing, method: pick([1, null, {}, [], true]) }, "method of no name"),
    () => request({ ...listing, params: pick([1, "text", [1], null]) }, "parameters of no name"),
    () => request({ ...listing, id: pick([{}, [], true, 0.5]) }, "number of no kind"),
    () => request(Array(500).fill(listing), "too many"),
    () => request(listing, "another type", { "Content-Type": pick(["text/plain", "*/*", "a"]) }),
    () => request(listing, "no wish to hear", { Accept: pick(["text/html", "application/json"]) }),
    () =>
      request(listing, "no such session", {
        "Mcp-Session-Id": pick(["1", "../x", "%00", "a".repeat(500), "__proto__", "null"]),
      }),
    () =>
      request(listing, "page of another site", {
        Origin: pick(["https://example.com", "null", "http://127.0.0.1.example.com", "file://"]),
      }),
    () => request(listing, "another host", { Host: pick(["example.com", "a", "localhost.b:80"]) }),
    () => ({ ...request("", "method"), method: pick(["GET", "PUT", "DELETE", "PATCH"]) }),
  ])();
}

import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { main } from "../src/cli/main.ts";
import { packageRoot, packageVersion } from "../src/node/package-root.ts";
import { digestOf } from "../src/operations/contract/digest.ts";
import type { Operation } from "../src/operations/contract/operation.ts";
import { type Envelope, runOperation } from "../src/operations/contract/run-operation.ts";
import { findOperation } from "../src/operations/index.ts";
import { commandOn } from "./support/command.ts";
import { contextOf } from "./support/facts.ts";
import { startTestServer, type TestServer, TODAY } from "./support/serve.ts";
import { unhurried } from "./support/unhurried.ts";

/** A question, and the words that ask it on the command line. Quick ones whose answer is short. */
type Asked = readonly [name: string, input: object, words: readonly string[]];
const questions: readonly Asked[] = [
  ["series", { id: "electricity" }, ["electricity"]],
  ["law", { asOf: "2023-12-28", hindsight: true }, ["--as-of", "2023-12-28", "--hindsight"]],
  ["trend", { id: "datacentre-electricity" }, ["datacentre-electricity"]],
  ["trend", {}, []],
  ["law", { asOf: "2025-06-30" }, ["--as-of", "2025-06-30"]],
  ["capability", { bootstrap: 20, seed: 3 }, ["--bootstrap", "20", "--seed", "3"]],
  ["replicate", { only: ["training-cost-2024-09"] }, ["--only", "training-cost-2024-09"]],
];

let server: TestServer;
const clients: Client[] = [];

async function connect(transport: Parameters<Client["connect"]>[0]): Promise<void> {
  const client = new Client({ name: "surfaces", version: "1" });
  await client.connect(transport, unhurried);
  clients.push(client);
}

beforeAll(async () => {
  server = await startTestServer();
  await connect(new StreamableHTTPClientTransport(new URL("mcp", server.url)));
  await connect(
    new StdioClientTransport({
      command: process.execPath,
      args: commandOn("mcp"),
      cwd: packageRoot,
    }),
  );
});

afterAll(async () => {
  await Promise.all(clients.map((client) => client.close()));
  await server.close();
});

async function throughLibrary(name: string, input: object, language: "en" | "zh") {
  const context = { ...contextOf(), today: TODAY, language, version: packageVersion() };
  const run = await runOperation(findOperation(name) as Operation, input, context);
  if (!run.ok) throw new Error(JSON.stringify(run.error));
  return digestOf(run.value.envelope);
}

async function throughCommand(name: string, words: readonly string[], language: string) {
  let out = "";
  const io = { say: () => {}, isTerminal: false, width: 100, color: false, environment: {} };
  await main([name, ...words, "--json", "--lang", language], {
    ...io,
    today: TODAY,
    out: (text) => {
      out += text;
    },
  });
  return digestOf(JSON.parse(out) as Envelope);
}

async function throughHttp(address: string, request: RequestInit = {}) {
  const response = await fetch(new URL(address, server.url), request);
  return digestOf((await response.json()) as Envelope);
}

async function throughMcp(client: Client, name: string, input: object, lang: string) {
  const { structuredContent } = await client.callTool({ name, arguments: { ...input, lang } });
  // The text beside the envelope may have further pages; the envelope of these questions has not.
  const { nextCursor: _, ...envelope } = structuredContent as Record<string, unknown>;
  return digestOf(envelope as unknown as Envelope);
}

describe.each(["en", "zh"] as const)("the same request in %s", (lang) => {
  const hasOne = "%s %j has one digest on every surface";
  // The way of a question does not hang on its language: one in the other is enough.
  const quick = lang === "en" ? 4 : 1;
  test.each(questions.slice(0, quick))(hasOne, expectOne);
  test.each(questions.slice(quick))(hasOne, { tags: "long" }, expectOne);

  async function expectOne(...[name, input, words]: Asked): Promise<void> {
    const digest = await throughLibrary(name, input, lang);
    expect(await throughCommand(name, words, lang)).toBe(digest);
    const query = new URLSearchParams({ lang });
    for (const [field, value] of Object.entries(input)) query.set(field, String(value));
    expect(await throughHttp(`api/v1/${name}?${query}`)).toBe(digest);
    const body = JSON.stringify(input);
    const post = { method: "POST", body, headers: { "Content-Type": "application/json" } };
    expect(await throughHttp(`api/v1/${name}?lang=${lang}`, post)).toBe(digest);
    for (const client of clients) {
      expect(await throughMcp(client, name, input, lang)).toBe(digest);
    }
  }
});

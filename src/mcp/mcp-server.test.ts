import { request } from "node:http";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/client/validators/ajv";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commandOn } from "../../test/support/command.ts";
import { startTestServer, type TestServer, TODAY } from "../../test/support/serve.ts";
import { unhurried } from "../../test/support/unhurried.ts";
import { packageRoot } from "../node/package-root.ts";
import { operations } from "../operations/index.ts";
import type { FoundOperation } from "./find-operation.ts";

type JsonSchema = Parameters<AjvJsonSchemaValidator["getValidator"]>[0];

interface ToolResult {
  readonly isError?: boolean;
  readonly content: readonly { readonly type: string; readonly text: string }[];
  readonly structuredContent?: { readonly nextCursor?: string; readonly result: unknown };
}

/** Small numbers of draws and resamples: what is tested is the way, not the answer. */
const quick = { bootstrap: 20, draws: 1024 };

/** Bytes of a call's result; the envelope's sources and notes come on top of the two pages. */
const NEAR_50_KB = 55_000;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const transports = {
  "streamable HTTP": () => new StreamableHTTPClientTransport(new URL("mcp", server.url)),
  "standard input and output": () =>
    new StdioClientTransport({
      command: process.execPath,
      args: commandOn("mcp"),
      cwd: packageRoot,
    }),
} as const;

/** An example of an operation that answers soon. */
function exampleOf(name: string): Record<string, unknown> {
  const operation = operations.find((one) => one.name === name);
  const known = operation?.input as { shape?: Record<string, unknown> } | undefined;
  const less = Object.entries(quick).filter(([field]) => known?.shape?.[field] !== undefined);
  return { ...operation?.examples[0], ...Object.fromEntries(less) };
}

const nameOf = ({ name }: { readonly name: string }): string => name;

/** Operations whose answers are soon read, page by page: short, long and with many parts. */
const soon = ["law", "series", "energy"];

describe.each(Object.keys(transports) as (keyof typeof transports)[])("MCP over %s", (way) => {
  const client = new Client({ name: "test", version: "1" });
  const call = async (name: string, input: object, options = {}) =>
    (await client.callTool(
      { name, arguments: { ...input } },
      { ...unhurried, ...options },
    )) as unknown as ToolResult;
  /** Asked for once: the client compiles every schema of the list. */
  let tools: Awaited<ReturnType<Client["listTools"]>>["tools"];
  beforeAll(async () => {
    await client.connect(transports[way](), unhurried);
    tools = (await client.listTools(undefined, unhurried)).tools;
  });
  afterAll(() => client.close());

  test("lists at most twelve read-only tools with described inputs", () => {
    expect(tools.length).toBeLessThanOrEqual(12);
    const names = tools.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["law", "find_operation", "call_operation"]));
    for (const { title, description, annotations, inputSchema } of tools) {
      expect(title).toMatch(/^[A-Z]/);
      expect(description?.length).toBeGreaterThan(20);
      expect(annotations).toMatchObject({ readOnlyHint: true, openWorldHint: false });
      // What every tool takes is told once, in the instructions.
      const { lang: _lang, cursor: _cursor, ...own } = inputSchema.properties ?? {};
      for (const field of Object.values(own)) {
        expect((field as { description?: string }).description?.length).toBeGreaterThan(5);
      }
    }
  });

  test("costs a conversation little: the list of tools is below 22 kB", () => {
    expect(Buffer.byteLength(JSON.stringify({ tools }))).toBeLessThan(22_000);
  });

  test("finds what is not listed by words, with what it takes and an example", async () => {
    const found = await call("find_operation", { words: "benchmark scores of my own" });
    const list = found.structuredContent as unknown as { operations: FoundOperation[] };
    expect(JSON.parse(found.content[0]?.text ?? "")).toEqual(list);
    const unlock = await call("find_operation", { words: "unlock", lang: "zh" });
    const [only, ...others] = (unlock.structuredContent as unknown as typeof list).operations;
    expect(others).toEqual([]);
    expect(only?.description).toMatch(/\p{Script=Han}/u);
    expect(only?.inputSchema?.["properties"]).toHaveProperty("asOf");
    const all = await call("find_operation", {});
    expect((all.structuredContent as unknown as typeof list).operations.map(nameOf)).toEqual(
      operations.map(nameOf),
    );
  });

  test("answers what is not listed by its name and through call_operation alike", async () => {
    expect(tools.map(nameOf)).not.toContain("energy");
    const input = { asOf: "2025-06-30" };
    const named = await call("energy", input);
    expect(named.isError).toBeUndefined();
    const called = await call("call_operation", { operation: "energy", input });
    expect(called.structuredContent).toEqual(named.structuredContent);
    const { nextCursor } = called.structuredContent ?? {};
    const rest = { operation: "energy", input, lang: null, cursor: nextCursor ?? null };
    const again = await call("call_operation", rest);
    const direct = await call("energy", { ...input, cursor: nextCursor ?? null });
    expect(again.structuredContent).toEqual(direct.structuredContent);
  });

  test.each([
    ["call_operation", { operation: "gold" }, /^unknown-operation: .*law, .*gold/],
    ["call_operation", { input: {} }, /^missing-input: operation/],
    ["call_operation", { operation: "law", asOf: "2025-06-30" }, /^unknown-field: .*asOf/],
    ["call_operation", { operation: "law", input: { asof: "x" } }, /^unknown-field: .*asof/],
    ["call_operation", { operation: "law", input: "asOf" }, /^invalid-input: input/],
    ["find_operation", { word: "law" }, /^unknown-field: .*word/],
    ["find_operation", { words: "law", lang: "de" }, /^invalid-input: lang/],
  ])("refuses %s with %j", async (name, input, message) => {
    const refused = await call(name, input);
    expect(refused.isError).toBe(true);
    expect(refused.content[0]?.text).toMatch(message);
  });

  test("takes numbers as text, text as numbers, and null for what is left out", async () => {
    const meant = await call("price", { atLeast: 130 });
    const loose = await call("price", { atLeast: "130", scale: null, asOf: null, lang: null });
    expect(loose.isError).toBeUndefined();
    expect(loose.structuredContent).toEqual(meant.structuredContent);
  });

  // Both ways lead to the same tools: one is enough to see what each of them answers.
  const overWeb = way === "streamable HTTP";
  const asked = overWeb ? operations.map(({ name }) => name) : ["law", "series"];
  const answers = "%s answers within its output schema, page by page";
  const takesLong = (name: string) => (overWeb ? !soon.includes(name) : name !== "series");
  test.each(asked.filter((name) => !takesLong(name)))(answers, expectWithin);
  test.each(asked.filter(takesLong))(answers, { tags: "long" }, expectWithin);

  async function expectWithin(name: string): Promise<void> {
    const { contents } = await client.readResource({ uri: `sextant://schemas/${name}` });
    const text = (contents[0] as { readonly text: string }).text;
    const validate = new AjvJsonSchemaValidator().getValidator(JSON.parse(text) as JsonSchema);
    let cursor: string | undefined;
    // Three pages are enough to see that reading goes on.
    for (let page = 0; page < 3 && (page === 0 || cursor); page += 1) {
      const answer = await call(name, { ...exampleOf(name), ...(cursor ? { cursor } : {}) });
      expect(answer.content[0]?.text, answer.content[0]?.text).toBeTypeOf("string");
      expect(answer.isError).toBeUndefined();
      expect(validate(answer.structuredContent)).toMatchObject({ valid: true });
      expect(Buffer.byteLength(JSON.stringify(answer))).toBeLessThan(NEAR_50_KB);
      cursor = answer.structuredContent?.nextCursor;
    }
  }

  test("gives all entries of a long answer over its pages", async () => {
    const input = { id: "capability" };
    const points: unknown[] = [];
    for (let cursor: string | undefined, first = true; first || cursor; first = false) {
      const answer = await call("trend", { ...input, ...(cursor ? { cursor } : {}) });
      const result = answer.structuredContent?.result as { points: unknown[] };
      points.push(...result.points);
      cursor = answer.structuredContent?.nextCursor;
    }
    const whole = await fetch(new URL("api/v1/trend?id=capability", server.url));
    const { result } = (await whole.json()) as { result: { points: unknown[] } };
    expect(points).toEqual(result.points);
  });

  test("says in the reader's language what is wrong with an input or a cursor", async () => {
    const wrong = await call("law", { asOf: "2024-02-30", lang: "zh" });
    expect(wrong.isError).toBe(true);
    expect(wrong.content[0]?.text).toContain("必须是 YYYY-MM-DD 形式的日期");
    const astray = await call("law", { cursor: "bm90IGEgY3Vyc29y" });
    expect(astray.content[0]?.text).toContain("bad-cursor");
    const path = await call("scaling", { data: "/etc/passwd" });
    expect(path.isError).toBe(true);
    expect(path.content[0]?.text).not.toContain("root:");
  });

  test("lists the datasets as a resource", async () => {
    const { resources } = await client.listResources(undefined, unhurried);
    expect(resources.map(({ uri }) => uri)).toEqual(["sextant://datasets"]);
    const { contents } = await client.readResource({ uri: "sextant://datasets" }, unhurried);
    const [list] = contents as { text: string }[];
    const { result } = JSON.parse(list?.text ?? "") as { result: { datasets: unknown[] } };
    expect(result.datasets.length).toBeGreaterThan(10);
  });

  // By default, http-sessions.test.ts withdraws from work.
  test("tells the progress of long work, which its caller can withdraw from", {
    tags: "long",
  }, async () => {
    const told: number[] = [];
    const withdraw = new AbortController();
    const work = call(
      "scaling",
      { bootstrap: 100_000, seed: way.length },
      {
        signal: withdraw.signal,
        onprogress: ({ progress }: { progress: number }) => {
          told.push(progress);
          if (told.length === 2) withdraw.abort("no longer wanted");
        },
      },
    );
    await expect(work).rejects.toThrow("no longer wanted");
    expect(told).toEqual([...told].sort((a, b) => a - b));
    // The work has stopped too, so that other work has its place.
    const next = await call("horizon", { bootstrap: 20, seed: way.length });
    expect(next.isError).toBeUndefined();
  });
});

describe("MCP on the web", () => {
  const listing = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list" });
  const post = (headers: Record<string, string>, body = listing) =>
    fetch(new URL("mcp", server.url), {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/json, text/event-stream",
        ...headers,
      },
      body,
    });
  const callOf = (input: string) =>
    `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"law","arguments":${input}}}`;

  test("refuses a request that a page of another site sends", async () => {
    expect((await post({ Origin: "https://example.com" })).status).toBe(403);
    expect((await post({ Origin: "http://localhost:5173" })).status).toBe(200);
  });

  test("refuses a request that names another host, as a rebound name would", async () => {
    const { hostname, port } = new URL(server.url);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const headers = {
          ...{ Host: host, "Content-Type": "application/json" },
          Accept: "application/json, text/event-stream",
        };
        request({ hostname, port, path: "/mcp", method: "POST", headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on("error", reject)
          .end(listing);
      });
    expect(await statusFor(`example.com:${port}`)).toBe(421);
    expect(await statusFor(`localhost.example.com:${port}`)).toBe(421);
    expect(await statusFor(`127.0.0.1@example.com`)).not.toBe(200);
    expect(await statusFor(`localhost:${port}`)).toBe(200);
  });

  test.each([
    ["no JSON", "{", 400],
    ["no message", "[1]", 400],
    ["no method", `{"jsonrpc":"2.0","id":1}`, 400],
    ["too many messages", `[${Array(200).fill(listing).join(",")}]`, 400],
    ["too large", callOf(`{"asOf":"${"x".repeat(8_000_000)}"}`), 413],
  ])("refuses a body that is %s", async (_, body, status) => {
    expect((await post({}, body)).status).toBe(status);
  });

  test.each([
    ["nests deep", `{"asOf":${"[".repeat(60_000)}${"]".repeat(60_000)}}`, "body-too-deep"],
    ["names a constructor", `{"constructor":{"prototype":{}}}`, "unknown-field"],
  ])("answers with a problem an input that %s", async (_, input, code) => {
    const response = await post({}, callOf(input));
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(text).toContain(code);
    expect(text).not.toMatch(/\.[jt]s:\d|RangeError/);
  });

  test("an input that reaches for a prototype changes nothing", async () => {
    const reaching = `{"__proto__":{"asOf":"2024-01-01"},"id":"electricity"}`;
    const response = await post({}, callOf(reaching).replace('"law"', '"series"'));
    expect(await response.text()).toContain(`"asOf":"${TODAY}"`);
    expect(({} as { asOf?: string }).asOf).toBeUndefined();
  });
});

import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { chromium } from "playwright-core";
import { main } from "../../../src/cli/main.ts";
import { packageRoot } from "../../../src/node/package-root.ts";
import { flagOf } from "../../../src/operations/contract/command-of.ts";
import { digestOf } from "../../../src/operations/contract/digest.ts";
import type { Envelope } from "../../../src/operations/contract/run-operation.ts";
import { findOperation } from "../../../src/operations/index.ts";
import { browserFlags, browserPath, WITHOUT_BROWSER } from "../../../test/support/browser.ts";
import { bundled } from "../../../test/support/bundled.ts";
import { commandOn } from "../../../test/support/command.ts";
import { type Asked, type Bits, bitsOfOperations } from "../../../test/support/same-bits.ts";
import { startTestServer, TODAY } from "../../../test/support/serve.ts";
import { embeddedWorld } from "./embedded-world.ts";

/** Digests of some questions, asked in one way; those that it answers in pages are left out. */
export type Way = (asked: Asked) => Promise<Bits>;

type Input = Readonly<Record<string, unknown>>;

/** Asks one after the other; an answer that has no digest says why. */
const oneByOne =
  (ask: (name: string, input: Input) => Promise<Envelope | undefined>): Way =>
  async (asked) => {
    const found: Record<string, string> = {};
    for (const [name, numbers] of Object.entries(asked)) {
      for (const number of numbers) {
        const input = findOperation(name)?.examples[number] as Input;
        const envelope = await ask(name, input);
        if (envelope) found[`${name} ${number}`] = digestOf(envelope);
      }
    }
    return found;
  };

/** On the command line; texts of several lines are files there. */
async function throughCommand(name: string, input: Input): Promise<Envelope> {
  const folder = mkdtempSync(join(tmpdir(), "sextant-soak-"));
  const words = Object.entries(input).flatMap(([field, value]) =>
    [value].flat().flatMap((each) => {
      if (each === true) return [flagOf(field)];
      if (!String(each).includes("\n")) return [flagOf(field), String(each)];
      const file = join(folder, field);
      writeFileSync(file, String(each));
      return [flagOf(field), file];
    }),
  );
  let out = "";
  let said = "";
  const write = (text: string): void => {
    out += text;
  };
  const say = (text: string): void => {
    said += text;
  };
  const environment = { SEXTANT_CACHE: "off" };
  const io = { isTerminal: false, width: 100, color: false, environment, today: TODAY };
  await main([name, ...words, "--json"], { ...io, out: write, say });
  rmSync(folder, { recursive: true });
  if (out === "") throw new Error(`${name} ${words.join(" ")}: ${said}`);
  return JSON.parse(out) as Envelope;
}

const onServer =
  (request: (url: string, name: string, input: Input) => Promise<Response>): Way =>
  async (asked) => {
    const server = await startTestServer();
    const ask = async (name: string, input: Input) =>
      (await (await request(server.url, name, input)).json()) as Envelope;
    const found = await oneByOne(ask)(asked);
    await server.close();
    return found;
  };

function get(url: string, name: string, input: Input): Promise<Response> {
  const query = new URLSearchParams();
  for (const [field, value] of Object.entries(input)) {
    for (const each of [value].flat()) query.append(field, String(each));
  }
  return fetch(`${url}api/v1/${name}?${query}`);
}

const post = (url: string, name: string, input: Input): Promise<Response> =>
  fetch(`${url}api/v1/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(input),
  });

async function throughMcp(
  client: Client,
  name: string,
  input: Input,
): Promise<Envelope | undefined> {
  const { structuredContent } = await client.callTool({ name, arguments: input });
  if (!structuredContent) throw new Error(`${name} is refused`);
  const page = structuredContent as Readonly<Record<string, unknown>>;
  return page["nextCursor"] === undefined ? (page as unknown as Envelope) : undefined;
}

async function onMcp(
  transport: ConstructorParameters<typeof StdioClientTransport>[0] | URL,
  asked: Asked,
): Promise<Bits> {
  const client = new Client({ name: "soak", version: "1" });
  await client.connect(
    transport instanceof URL
      ? new StreamableHTTPClientTransport(transport)
      : new StdioClientTransport(transport),
  );
  const found = await oneByOne((name, input) => throughMcp(client, name, input))(asked);
  await client.close();
  return found;
}

/** In a process of its own: under an environment, with flags of V8, on some threads. */
const inProcess =
  (threads: number, environment: Readonly<Record<string, string>>, flags: readonly string[]): Way =>
  async (asked) => {
    const script = join(import.meta.dirname, "print-digests.ts");
    const words = [...flags, "--import", "tsx", script, JSON.stringify(asked), String(threads)];
    const env = { ...process.env, ...environment };
    const { stdout } = await promisify(execFile)(process.execPath, words, { env });
    return JSON.parse(stdout) as Bits;
  };

async function inChromium(asked: Asked): Promise<Bits> {
  if (browserPath === undefined) throw new Error(WITHOUT_BROWSER);
  const browser = await chromium.launch({
    executablePath: browserPath,
    args: [...browserFlags],
    timeout: 0,
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(0);
  await page.addScriptTag({ content: await bundled("test/support/same-bits.ts", "sameBits") });
  const world = JSON.stringify(embeddedWorld(asked));
  const found = await page.evaluate(`sameBits.bitsOfOperations(${world})`);
  await browser.close();
  return found as Bits;
}

/** By what is said of each; the first is what the others are held against. */
export const ways: Readonly<Record<string, Way>> = {
  "the library": (asked) => bitsOfOperations(embeddedWorld(asked)),
  "the command": oneByOne(throughCommand),
  GET: onServer(get),
  POST: onServer(post),
  "MCP over HTTP": async (asked) => {
    const server = await startTestServer();
    const found = await onMcp(new URL("mcp", server.url), asked);
    await server.close();
    return found;
  },
  "MCP over stdio": (asked) =>
    onMcp({ command: process.execPath, args: commandOn("mcp"), cwd: packageRoot }, asked),
  "three threads": inProcess(3, {}, []),
  "a time zone of quarters": inProcess(1, { TZ: "Asia/Kathmandu" }, []),
  "a Turkish locale": inProcess(1, { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8" }, []),
  "no optimising compiler": inProcess(1, {}, ["--no-opt"]),
  "every function compiled at once": inProcess(1, {}, ["--always-sparkplug", "--no-lazy"]),
  Chromium: inChromium,
};

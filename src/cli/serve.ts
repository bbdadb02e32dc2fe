import { join } from "node:path";
import { fail, type Outcome, type Problem } from "../base/outcome.ts";
import { bufferedLog } from "../http/buffered-log.ts";
import { isLoopback } from "../http/hosts.ts";
import { requestLanguage } from "../http/request-language.ts";
import type { Log } from "../http/request-log.ts";
import { LOOPBACK, type RunningServer, startServer } from "../http/server.ts";
import { openStaticFiles } from "../http/static-files.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { mcpHttpHandler } from "../mcp/http-handler.ts";
import { serveMcpOnStdio } from "../mcp/serve-stdio.ts";
import { type Answers, openAnswers } from "../node/answers.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { packageRoot } from "../node/package-root.ts";
import { plainHelp } from "./help.ts";
import type { Io, ServerIo } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";

/** First port that is tried when none is asked for, and how many. */
const FIRST_PORT = 7373;
const PORTS_TRIED = 10;

const webFlags = [
  plainFlag("port", "number"),
  plainFlag("host", "text"),
  { ...plainFlag("allowHost", "text"), many: true },
  plainFlag("log", "boolean"),
];

/** Serve the explorer, the API and MCP until the process is asked to end. */
export async function serveWeb(
  argv: readonly string[],
  language: Language,
  io: Io,
): Promise<Problem | undefined> {
  const t = translator(language);
  const read = readArguments(argv, webFlags, []);
  if (!read.ok) return read.error;
  if (read.value.print.help) return void io.out(webHelp(t));
  if (!io.server) return fail("cannot-listen", { value: "web", rule: "no host" }).error;
  const { port, host, log, allowHost } = read.value.input as {
    readonly port?: number;
    readonly host?: string;
    readonly log?: boolean;
    readonly allowHost?: readonly string[];
  };
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    return fail("bad-port", { value: port }).error;
  }
  const facts = openChosenFacts(io.environment);
  if (!facts.ok) return facts.error;
  const { own } = facts.value;
  if (own && host !== undefined && !isLoopback(host)) {
    return fail("own-rows-served", { value: [...own.counts.keys()].join(", "), host }).error;
  }
  const lines = bufferedLog(io.say);
  const answers = openServedAnswers(io.server, lines.log);
  const mcp = mcpHttpHandler({
    ...{ answers, today: io.server.today, publicHost: host },
    languageOf: (request) => acceptedLanguage(request, language),
  });
  const explorer = openStaticFiles(join(packageRoot, "dist/web"));
  const started = await startOnFreePort(port, (at) =>
    startServer({
      ...{ answers, explorer, host, hostNames: allowHost, port: at },
      mounts: { "/mcp": mcp.handle },
      log: log ? lines.log : undefined,
    }),
  );
  if (!started.ok) {
    await answers.close();
    return started.error;
  }
  if (!explorer) io.out(`${t("cli.serve.not-built")}\n`);
  io.out(`${t("cli.serve.ready", { url: started.value.url })}\n`);
  await io.server.untilStopped();
  io.say(`${t("cli.serve.stopping")}\n`);
  await started.value.stop();
  await mcp.close();
  await answers.close();
  lines.flush();
  return undefined;
}

/** Serve MCP on standard input and output until the client closes them. */
export async function serveMcp(
  argv: readonly string[],
  language: Language,
  io: Io,
): Promise<Problem | undefined> {
  const read = readArguments(argv, [], []);
  if (!read.ok) return read.error;
  if (read.value.print.help) return void io.out(mcpHelp(translator(language)));
  if (!io.server) return fail("cannot-listen", { value: "mcp", rule: "no host" }).error;
  const facts = openChosenFacts(io.environment);
  if (!facts.ok) return facts.error;
  const answers = openServedAnswers(io.server, (entry) => io.say(`${JSON.stringify(entry)}\n`));
  const handle = serveMcpOnStdio({ answers, language, today: io.server.today });
  await Promise.race([io.server.untilInputEnds(), io.server.untilStopped()]);
  await handle.close();
  await answers.close();
  return undefined;
}

const openServedAnswers = ({ today, timeLimitMs }: ServerIo, log: Log): Answers =>
  openAnswers({
    ...{ today, timeLimitMs },
    // It reads most of the tables, which takes a second.
    warmUp: { operation: "law", input: {}, language: "en", today: today(), formats: ["json"] },
    onBug: (stack) =>
      log({ time: new Date().toISOString(), level: "error", message: "fault", stack }),
  });

function acceptedLanguage(request: Request | undefined, otherwise: Language): Language {
  const header = request?.headers.get("accept-language");
  const accepted = header ? requestLanguage(null, header) : undefined;
  return accepted?.ok ? accepted.value : otherwise;
}

async function startOnFreePort(
  port: number | undefined,
  start: (port: number) => Promise<Outcome<RunningServer>>,
): Promise<Outcome<RunningServer>> {
  if (port !== undefined) return start(port);
  for (let offset = 0; ; offset += 1) {
    const started = await start(FIRST_PORT + offset);
    const taken = !started.ok && started.error.code === "port-in-use";
    if (!taken || offset === PORTS_TRIED - 1) return started;
  }
}

const webHelp = (t: Translate): string =>
  plainHelp(
    "web",
    [
      ["--port N", t("cli.serve.port", { port: FIRST_PORT })],
      ["--host H", t("cli.serve.host", { host: LOOPBACK })],
      ["--allow-host H", t("cli.serve.allow-host")],
      ["--log", t("cli.serve.log")],
    ],
    ["npx sextant web", "npx sextant web --port 8080 --log"],
    t,
  );

const mcpHelp = (t: Translate): string =>
  plainHelp("mcp", [], ["npx sextant mcp", "npx sextant mcp --lang zh"], t);

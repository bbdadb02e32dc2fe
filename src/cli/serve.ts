import { join } from "node:path";
import { fail, type Outcome } from "../base/outcome.ts";
import { bufferedLog } from "../http/buffered-log.ts";
import { isLoopback } from "../http/hosts.ts";
import { requestLanguage } from "../http/request-language.ts";
import type { Log } from "../http/request-log.ts";
import { LOOPBACK, type RunningServer, startServer } from "../http/server.ts";
import { openStaticFiles } from "../http/static-files.ts";
import type { Language } from "../i18n/translate.ts";
import { mcpHttpHandler } from "../mcp/http-handler.ts";
import { serveMcpOnStdio } from "../mcp/serve-stdio.ts";
import { type Answers, openAnswers } from "../node/answers.ts";
import { openChosenFacts } from "../node/chosen-facts.ts";
import { packageRoot } from "../node/package-root.ts";
import { exit, type ServerIo } from "./io.ts";
import { plainCommand } from "./plain-command.ts";
import { warmUps } from "./warm-ups.ts";

/** First port that is tried when none is asked for, and how many. */
const FIRST_PORT = 7373;
const PORTS_TRIED = 10;

interface GivenToWeb {
  readonly port?: number;
  readonly host?: string;
  readonly log?: boolean;
  readonly allowHost?: readonly string[];
}

/** Serve the explorer, the API and MCP until the process is asked to end. */
export const webCommand = plainCommand<GivenToWeb>({
  name: "web",
  flags: [
    {
      ...{ name: "port", kind: "number", usage: "--port N" },
      meaning: (t) => t("cli.serve.port", { port: FIRST_PORT }),
    },
    {
      ...{ name: "host", kind: "text", usage: "--host H" },
      meaning: (t) => t("cli.serve.host", { host: LOOPBACK }),
    },
    {
      ...{ name: "allowHost", kind: "text", many: true, usage: "--allow-host H" },
      meaning: (t) => t("cli.serve.allow-host"),
    },
    { name: "log", kind: "boolean", usage: "--log", meaning: (t) => t("cli.serve.log") },
  ],
  examples: ["npx sextant web", "npx sextant web --port 8080 --log"],
  async run(given, { language, t, io, refuse }) {
    if (!io.server) return refuse(fail("cannot-listen", { value: "web", rule: "no host" }).error);
    const { port, host, log, allowHost } = given;
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
      return refuse(fail("bad-port", { value: port }).error);
    }
    const facts = openChosenFacts(io.environment);
    if (!facts.ok) return refuse(facts.error);
    const { own } = facts.value;
    if (own && host !== undefined && !isLoopback(host)) {
      return refuse(
        fail("own-rows-served", { value: [...own.counts.keys()].join(", "), host }).error,
      );
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
      return refuse(started.error);
    }
    if (!explorer) io.out(`${t("cli.serve.not-built")}\n`);
    io.out(`${t("cli.serve.ready", { url: started.value.url })}\n`);
    await io.server.untilStopped();
    io.say(`${t("cli.serve.stopping")}\n`);
    await started.value.stop();
    await mcp.close();
    await answers.close();
    lines.flush();
    return exit.ok;
  },
});

/** Serve MCP on standard input and output until the client closes them. */
export const mcpCommand = plainCommand({
  name: "mcp",
  flags: [],
  examples: ["npx sextant mcp", "npx sextant mcp --lang zh"],
  async run(_given, { language, io, refuse }) {
    if (!io.server) return refuse(fail("cannot-listen", { value: "mcp", rule: "no host" }).error);
    const facts = openChosenFacts(io.environment);
    if (!facts.ok) return refuse(facts.error);
    const answers = openServedAnswers(io.server, (entry) => io.say(`${JSON.stringify(entry)}\n`));
    const handle = serveMcpOnStdio({ answers, language, today: io.server.today });
    await Promise.race([io.server.untilInputEnds(), io.server.untilStopped()]);
    await handle.close();
    await answers.close();
    return exit.ok;
  },
});

const openServedAnswers = ({ today, timeLimitMs }: ServerIo, log: Log): Answers =>
  openAnswers({
    ...{ today, timeLimitMs },
    warmUps: warmUps(today()),
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

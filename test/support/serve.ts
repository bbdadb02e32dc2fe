import type { AppOptions } from "../../src/http/app.ts";
import { startServer } from "../../src/http/server.ts";
import { type McpHttpOptions, mcpHttpHandler } from "../../src/mcp/http-handler.ts";
import { type Answers, type AnswersOptions, openAnswers } from "../../src/node/answers.ts";
import { UNHURRIED_MS } from "./unhurried.ts";

/** The day on which test servers live. */
export const TODAY = "2026-11-23";

export interface TestServer {
  /** Address with a slash at its end. */
  readonly url: string;
  readonly answers: Answers;
  /** Exceptions in operations so far. */
  readonly bugs: readonly string[];
  close(): Promise<void>;
}

/** A real server on a free port, with MCP, on a fixed day. */
export async function startTestServer(
  limits: Partial<
    AnswersOptions &
      Pick<AppOptions, "explorer" | "bodyLimitBytes" | "log"> &
      Pick<McpHttpOptions, "sessions">
  > = {},
): Promise<TestServer> {
  const bugs: string[] = [];
  const today = () => TODAY;
  const answers = openAnswers({
    today,
    timeLimitMs: UNHURRIED_MS,
    onBug: (report) => bugs.push(report),
    ...limits,
  });
  const { explorer, bodyLimitBytes, log, sessions } = limits;
  const mcp = mcpHttpHandler({ answers, today, languageOf: () => "en", sessions });
  const server = await startServer({
    ...{ answers, explorer, bodyLimitBytes, log, port: 0 },
    mounts: { "/mcp": mcp.handle },
  });
  if (!server.ok) throw new Error(JSON.stringify(server.error));
  return {
    url: server.value.url,
    answers,
    bugs,
    close: async () => {
      await server.value.stop(1000);
      await mcp.close();
      await answers.close();
    },
  };
}

import {
  type CallToolResult,
  McpServer,
  ProtocolError,
  ProtocolErrorCode,
  ResourceTemplate,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import type { Answers } from "../node/answers.ts";
import { packageVersion } from "../node/package-root.ts";
import type { Operation } from "../operations/contract/operation.ts";
import { envelopeSchemaOf } from "../operations/contract/operation-schemas.ts";
import { findOperation } from "../operations/index.ts";
import type { CallContext } from "./answer-call.ts";
import { reportProgress } from "./report-progress.ts";
import { shownSchema, withProperties } from "./tool-schema.ts";
import { type Tool, toolsIn } from "./tools.ts";

/** What a server of this protocol needs. */
export interface McpOptions {
  readonly answers: Answers;
  readonly language: Language;
  /** The clock: today's date, ISO. */
  readonly today: () => string;
}

/** Address of the list of datasets as a resource. */
const DATASETS = "sextant://datasets";
/** Address of the schema of what a tool answers. */
const SCHEMAS = "sextant://schemas/{operation}";

/**
 * A server with every operation as a tool, and as resources the list of datasets and the schema of
 * each tool's answers: a client pays for the list of tools in every conversation, so that holds few
 * tools, one of which finds the others, and of these only what a call needs.
 */
export function createMcpServer(options: McpOptions): McpServer {
  const t = translator(options.language);
  const server = new McpServer(
    { name: "sextant", title: "Sextant", version: packageVersion() },
    { instructions: t("mcp.instructions") },
  );
  registerTools(server, toolsIn(options.language), options);
  server.registerResource(
    "datasets",
    DATASETS,
    { title: t("series.title"), description: t("mcp.datasets"), mimeType: "application/json" },
    async () => ({ contents: [await datasets(options)] }),
  );
  server.registerResource(
    "schemas",
    new ResourceTemplate(SCHEMAS, { list: undefined }),
    { title: t("mcp.schemas.title"), description: t("mcp.schemas"), mimeType: "application/json" },
    async (uri, { operation }) => ({ contents: [schemaOf(uri.href, String(operation), t)] }),
  );
  return server;
}

/** Every tool can be called by its name; the list shows those that most questions begin with. */
function registerTools(server: McpServer, tools: readonly Tool[], options: McpOptions): void {
  for (const tool of tools) {
    const { name, declaration } = tool;
    const inputSchema = shownSchema(declaration.inputSchema);
    server.registerTool(name, { ...declaration, inputSchema }, (input, request) =>
      callTool(tool, input as Readonly<Record<string, unknown>>, request, options),
    );
  }
  server.server.setRequestHandler("tools/list", () => ({
    tools: tools
      .filter(({ isListed }) => isListed)
      .map(({ name, declaration }) => ({ name, ...declaration })),
  }));
}

/** The schema of an operation's answers; of an unknown name, the error of this protocol. */
function schemaOf(uri: string, name: string, t: Translate) {
  const operation = findOperation(name);
  if (!operation) throw new ProtocolError(ProtocolErrorCode.InvalidParams, uri);
  const schema = withProperties(envelopeSchemaOf(operation), {
    nextCursor: { type: "string", description: t("mcp.field.next-cursor") },
  });
  return { uri, mimeType: "application/json", text: JSON.stringify(schema) };
}

async function callTool(
  tool: Tool,
  input: Readonly<Record<string, unknown>>,
  request: ServerContext,
  { answers, language, today }: McpOptions,
): Promise<CallToolResult> {
  const progress = reportProgress(request, translator(language));
  const context: CallContext = {
    ...{ answers, language, today: today() },
    signal: request.mcpReq.signal,
    onProgress: progress.report,
  };
  try {
    return await tool.answer(input, context);
  } finally {
    progress.end();
  }
}

async function datasets({ answers, language }: McpOptions) {
  const operation = findOperation("series") as Operation;
  const question = { operation, input: {}, language };
  const found = await answers.ask({ ...question, formats: ["json"] });
  if (!found.ok) throw new Error(found.error.code);
  const text = new TextDecoder().decode(found.value.answer.bodies.json?.plain);
  return { uri: DATASETS, mimeType: "application/json", text };
}

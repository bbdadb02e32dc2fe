import {
  McpServer,
  type ServerContext,
  type StandardSchemaWithJSON,
} from "@modelcontextprotocol/server";
import {
  isMessageKey,
  type Language,
  languages,
  type Translate,
  translator,
} from "../i18n/translate.ts";
import type { Answers } from "../node/answers.ts";
import { packageVersion } from "../node/package-root.ts";
import type { Operation } from "../operations/contract/operation.ts";
import {
  envelopeSchemaOf,
  inputSchemaOf,
  type JsonSchema,
} from "../operations/contract/operation-schemas.ts";
import { findOperation, operations } from "../operations/index.ts";
import { answerCall, type CallContext } from "./answer-call.ts";
import { reportProgress } from "./report-progress.ts";

/** What a server of this protocol needs. */
export interface McpOptions {
  readonly answers: Answers;
  readonly language: Language;
  /** The clock: today's date, ISO. */
  readonly today: () => string;
}

/** Address of the list of datasets as a resource. */
const DATASETS = "sextant://datasets";

/** A server with every operation as a tool and the list of datasets as a resource. */
export function createMcpServer(options: McpOptions): McpServer {
  const t = translator(options.language);
  const server = new McpServer(
    { name: "sextant", title: "Sextant", version: packageVersion() },
    { instructions: t("mcp.instructions") },
  );
  for (const tool of toolsIn(options.language)) {
    server.registerTool(tool.operation.name, tool.declaration, async (input, request) =>
      callTool(tool.operation, input as Readonly<Record<string, unknown>>, request, options),
    );
  }
  server.registerResource(
    "datasets",
    DATASETS,
    { title: t("series.title"), description: t("mcp.datasets"), mimeType: "application/json" },
    async () => ({ contents: [await datasets(options)] }),
  );
  return server;
}

async function callTool(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  request: ServerContext,
  { answers, language, today }: McpOptions,
) {
  const progress = reportProgress(request, translator(language));
  const context: CallContext = {
    ...{ answers, language, today: today() },
    signal: request.mcpReq.signal,
    onProgress: progress.report,
  };
  try {
    return await answerCall(operation, input, context);
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

interface Tool {
  readonly operation: Operation;
  readonly declaration: {
    readonly title: string;
    readonly description: string;
    readonly inputSchema: StandardSchemaWithJSON;
    readonly outputSchema: StandardSchemaWithJSON;
    readonly annotations: Readonly<Record<string, boolean>>;
  };
}

const declared = new Map<Language, readonly Tool[]>();

/** The tools in a language; over HTTP every request makes a server, so they are made once. */
function toolsIn(language: Language): readonly Tool[] {
  const tools =
    declared.get(language) ?? operations.map((one) => declare(one, translator(language)));
  declared.set(language, tools);
  return tools;
}

function declare(operation: Operation, t: Translate): Tool {
  const key = `operation.${operation.name}`;
  const words = operation.name.replaceAll("-", " ");
  return {
    operation,
    declaration: {
      title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
      description: isMessageKey(key) ? t(key) : words,
      inputSchema: schemaFor(
        withProperties(inputSchemaOf(operation, t), {
          lang: { enum: languages, description: t("mcp.field.lang") },
          cursor: { type: "string", description: t("mcp.field.cursor") },
        }),
      ),
      outputSchema: schemaFor(
        withProperties(envelopeSchemaOf(operation), {
          nextCursor: { type: "string", description: t("mcp.field.next-cursor") },
        }),
      ),
      annotations: {
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      },
    },
  };
}

const withProperties = (schema: JsonSchema, more: JsonSchema): JsonSchema => ({
  ...schema,
  properties: { ...(schema["properties"] as JsonSchema), ...more },
});

/** A schema to be shown; the operation itself checks its input and names what is wrong. */
const schemaFor = (schema: JsonSchema): StandardSchemaWithJSON => ({
  "~standard": {
    version: 1,
    vendor: "sextant",
    validate: (value) => ({ value }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
});

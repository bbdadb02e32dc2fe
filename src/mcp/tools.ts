import type { CallToolResult } from "@modelcontextprotocol/server";
import { z } from "zod";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Language, languages, type Translate, translator } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import type { JsonSchema } from "../operations/contract/operation-schemas.ts";
import { readInput } from "../operations/contract/run-operation.ts";
import { findOperation, type OperationName, operations } from "../operations/index.ts";
import { answerCall, type CallContext, refuseWith } from "./answer-call.ts";
import { findOperations, summaryOf } from "./find-operation.ts";
import { toolSchemaOf } from "./tool-schema.ts";

/** A tool: what a client is told of it, and who answers it. */
export interface Tool {
  readonly name: string;
  readonly declaration: {
    readonly title: string;
    readonly description: string;
    readonly inputSchema: JsonSchema & { readonly type: "object" };
    readonly annotations: Readonly<Record<string, boolean>>;
  };
  /** Whether it is in the list that every conversation pays for. */
  readonly isListed: boolean;
  answer(input: Readonly<Record<string, unknown>>, context: CallContext): Promise<CallToolResult>;
}

/** The operations that most questions begin with; all others are found by words. */
const listed: ReadonlySet<string> = new Set<OperationName>([
  ...(["law", "trend", "why", "series", "race", "lag"] as const),
  ...(["price", "training", "serving", "simulate"] as const),
]);

const declared = new Map<Language, readonly Tool[]>();

/** The tools in a language; over HTTP every request makes a server, so they are made once. */
export function toolsIn(language: Language): readonly Tool[] {
  const known = declared.get(language);
  if (known) return known;
  const t = translator(language);
  const tools = [...operations.map((one) => toolOf(one, t)), finder(t), caller(t)];
  declared.set(language, tools);
  return tools;
}

const toolOf = (operation: Operation, t: Translate): Tool => ({
  name: operation.name,
  declaration: declare(operation.name, summaryOf(operation, t), toolSchemaOf(operation, t)),
  isListed: listed.has(operation.name),
  answer: (input, context) => answerCall(operation, input, context),
});

const finderInput = z.strictObject({
  words: z.string().max(1000).nullish(),
  lang: z.enum(languages).nullish(),
});

/** The tool that tells which operation a question wants, and what that takes. */
const finder = (t: Translate): Tool => ({
  name: "find_operation",
  declaration: declare("find_operation", t("mcp.find"), {
    type: "object",
    properties: {
      words: { type: "string", description: t("mcp.find.words") },
      lang: { enum: languages },
    },
  }),
  isListed: true,
  answer: async (input, context) => {
    const read = readInput({ input: finderInput }, input);
    if (!read.ok) return refuseWith(read.error, context.language);
    const { words, lang } = read.value;
    const found = { operations: findOperations(words ?? "", translator(lang ?? context.language)) };
    return {
      content: [{ type: "text", text: JSON.stringify(found) }],
      structuredContent: found,
    };
  },
});

const callerInput = z.strictObject({
  operation: z.string(),
  input: z.record(z.string(), z.unknown()).nullish(),
  lang: z.unknown().optional(),
  cursor: z.unknown().optional(),
});

/** The tool that answers any operation, for clients that call only what is listed. */
const caller = (t: Translate): Tool => ({
  name: "call_operation",
  declaration: declare("call_operation", t("mcp.call"), {
    type: "object",
    properties: {
      operation: { type: "string", description: t("mcp.call.operation") },
      input: { type: "object", description: t("mcp.call.input") },
      lang: { enum: languages },
      cursor: { type: "string" },
    },
    required: ["operation"],
  }),
  isListed: true,
  answer: async (input, context) => {
    const read = readInput({ input: callerInput }, input);
    if (!read.ok) return refuseWith(read.error, context.language);
    const { operation: name, input: given, ...ours } = read.value;
    const operation = knownOperation(name);
    if (!operation.ok) return refuseWith(operation.error, context.language);
    return answerCall(operation.value, { ...given, ...withoutAbsent(ours) }, context);
  },
});

function knownOperation(name: string): Outcome<Operation> {
  const operation = findOperation(name);
  if (operation) return succeed(operation);
  const known = operations.map((one) => one.name).join(", ");
  return fail("unknown-operation", { value: name.slice(0, 100), known });
}

const withoutAbsent = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null));

function declare(name: string, description: string, schema: JsonSchema): Tool["declaration"] {
  const words = name.replaceAll(/[-_]/g, " ");
  return {
    title: `${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    description,
    inputSchema: { ...schema, type: "object" },
    annotations: {
      // A tool that only reads may be called again by definition.
      readOnlyHint: true,
      openWorldHint: false,
    },
  };
}

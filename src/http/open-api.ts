import { isMessageKey, languages, type Translate } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import {
  envelopeSchemaOf,
  inputSchemaOf,
  type JsonSchema,
  movedReferences,
} from "../operations/contract/operation-schemas.ts";
import { parametersOf } from "../operations/contract/parameters.ts";
import { formatsOf } from "../operations/contract/print-run.ts";
import { operations } from "../operations/index.ts";
import { mediaTypeOf } from "./media-types.ts";

/** Path of an operation. */
export const pathOf = ({ name }: Operation): string => `/api/v1/${name}`;

/** Summary of an operation in the reader's language. */
export function summaryOf({ name }: Operation, translate: Translate): string {
  const key = `operation.${name}`;
  return isMessageKey(key) ? translate(key) : name;
}

/** The whole API as an OpenAPI 3.1 document, made from the operations' own schemas. */
export function openApiDocument(version: string, translate: Translate): JsonSchema {
  return {
    openapi: "3.1.0",
    info: {
      title: translate("api.title"),
      version,
      description: translate("api.about"),
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: "/" }],
    paths: {
      ...Object.fromEntries(
        operations.map((operation) => [pathOf(operation), pathItem(operation, translate)]),
      ),
      "/api/health": { get: health(translate) },
    },
    components: {
      schemas: { problem, ...Object.assign({}, ...operations.map(schemasOf)) },
      responses: {
        problem: {
          description: translate("api.problem"),
          content: { "application/problem+json": { schema: reference("problem") } },
        },
      },
    },
  };
}

const reference = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });

const problem: JsonSchema = {
  type: "object",
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer", minimum: 400, maximum: 599 },
    detail: { type: "string" },
    code: { type: "string" },
    facts: { type: "object", additionalProperties: { type: ["string", "number"] } },
  },
  required: ["type", "title", "status", "detail", "code", "facts"],
};

/** The envelope of an operation and the definitions it needs, under names of its own. */
function schemasOf(operation: Operation): JsonSchema {
  const { name } = operation;
  const schema = envelopeSchemaOf(operation);
  const moved = movedReferences(schema, "#/$defs/", `#/components/schemas/${name}-`);
  const { $defs, ...envelope } = moved;
  const definitions = Object.entries($defs as JsonSchema);
  return {
    ...Object.fromEntries(definitions.map(([id, definition]) => [`${name}-${id}`, definition])),
    [`${name}-envelope`]: envelope,
  };
}

function pathItem(operation: Operation, translate: Translate): JsonSchema {
  const shared = {
    summary: summaryOf(operation, translate),
    tags: [operation.name],
    responses: responsesOf(operation, translate),
  };
  const input = inputSchemaOf(operation, translate);
  return {
    get: {
      operationId: operation.name,
      ...shared,
      parameters: [...queryOf(operation, input), ...answerForm(operation, translate)],
    },
    post: {
      operationId: `${operation.name}-post`,
      ...shared,
      parameters: answerForm(operation, translate),
      requestBody: {
        required: input["required"] !== undefined,
        content: {
          "application/json": {
            schema: input,
            examples: Object.fromEntries(
              operation.examples.map((value, index) => [`example-${index + 1}`, { value }]),
            ),
          },
        },
      },
    },
  };
}

/** Fields as query parameters; folders only fit into a body. */
function queryOf(operation: Operation, input: JsonSchema): readonly JsonSchema[] {
  const properties = input["properties"] as Readonly<Record<string, JsonSchema>>;
  return parametersOf(operation)
    .filter(({ kind }) => kind !== "folder")
    .map(({ name, many, required }) => {
      const { description, ...schema } = properties[name] ?? {};
      const list = many ? { style: "form", explode: false } : {};
      return { name, in: "query", required, description, ...list, schema };
    });
}

const answerForm = (operation: Operation, translate: Translate): readonly JsonSchema[] => [
  {
    name: "lang",
    in: "query",
    description: translate("cli.flag.lang"),
    schema: { enum: languages },
  },
  {
    name: "format",
    in: "query",
    description: translate("api.format"),
    schema: { enum: formatsOf(operation), default: "json" },
  },
];

function responsesOf(operation: Operation, translate: Translate): JsonSchema {
  const text = { schema: { type: "string" } };
  const others = formatsOf(operation).filter((format) => format !== "json");
  return {
    "200": {
      description: translate("api.answer"),
      headers: { ETag: { description: translate("api.etag"), schema: { type: "string" } } },
      content: {
        [mediaTypeOf("json")]: { schema: reference(`${operation.name}-envelope`) },
        ...Object.fromEntries(others.map((format) => [mediaTypeOf(format), text])),
      },
    },
    "304": { description: translate("api.not-modified") },
    ...Object.fromEntries(
      ["400", "413", "415", "422", "429"].map((status) => [
        status,
        { $ref: "#/components/responses/problem" },
      ]),
    ),
  };
}

const health = (translate: Translate): JsonSchema => ({
  operationId: "health",
  summary: translate("api.health"),
  responses: {
    "200": {
      description: translate("api.health"),
      content: { "application/json": { schema: { type: "object" } } },
    },
  },
});

import { z } from "zod";
import { fieldDescription } from "../../i18n/field-words.ts";
import { languages, type Translate } from "../../i18n/translate.ts";
import type { Operation } from "./operation.ts";

/** A JSON Schema of draft 2020-12. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/**
 * The input of an operation as JSON Schema, its fields described in the reader's language.
 *
 * Files are text, and folders objects from path to text: content, never a path.
 */
export function inputSchemaOf(operation: Operation, translate: Translate): JsonSchema {
  const schema = plain(z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }));
  const properties = Object.entries((schema["properties"] ?? {}) as Record<string, JsonSchema>);
  const described = properties.map(([name, property]) => {
    const description = fieldDescription(operation.name, name, translate);
    return [name, description === undefined ? property : { ...property, description }];
  });
  return { ...schema, properties: Object.fromEntries(described) };
}

/** The envelope around an operation's result as JSON Schema. Later versions may add fields. */
export function envelopeSchemaOf(operation: Operation): JsonSchema {
  const whole = plain(z.toJSONSchema(operation.output, { io: "input", unrepresentable: "any" }));
  const { $defs, ...result } = renamed(whole, "#", "#/$defs/result");
  const text = { type: "string" };
  const source = ["dataset", "publisher", "url", "licence", "attribution", "retrieved"];
  return {
    type: "object",
    properties: {
      operation: { const: operation.name },
      version: text,
      asOf: { ...text, pattern: "^\\d{4}-\\d{2}-\\d{2}$" },
      dataDigest: { ...text, pattern: "^[0-9a-f]{64}$" },
      seed: { type: ["number", "null"] },
      lang: { enum: languages },
      result: { $ref: "#/$defs/result" },
      sources: {
        type: "array",
        items: {
          type: "object",
          properties: {
            ...Object.fromEntries(source.map((name) => [name, text])),
            own: { type: "integer", minimum: 1 },
          },
          required: source,
        },
      },
      notes: { type: "array", items: text },
    },
    required: [
      ...["operation", "version", "asOf", "dataDigest", "seed"],
      ...["lang", "result", "sources", "notes"],
    ],
    $defs: { ...($defs as JsonSchema | undefined), result },
  };
}

/** A copy in which every reference that begins with one text begins with another. */
export function movedReferences(schema: JsonSchema, from: string, to: string): JsonSchema {
  return mapReferences(schema, (target) =>
    target.startsWith(from) ? `${to}${target.slice(from.length)}` : target,
  );
}

const renamed = (schema: JsonSchema, from: string, to: string): JsonSchema =>
  mapReferences(schema, (target) => (target === from ? to : target));

function mapReferences(schema: JsonSchema, change: (target: string) => string): JsonSchema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    key === "$ref" && typeof value === "string" ? change(value) : value,
  ) as JsonSchema;
}

/** Without the keywords that only our surfaces know. */
function plain(schema: JsonSchema): JsonSchema {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === "$schema" || ((key === "file" || key === "folder") && value === true)
        ? undefined
        : value,
    ),
  ) as JsonSchema;
}

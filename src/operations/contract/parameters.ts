import { z } from "zod";
import { fieldDescription, fieldLabel } from "../../i18n/field-words.ts";
import { type Translate, translator } from "../../i18n/translate.ts";
import type { Operation } from "./operation.ts";

/** An input field as a surface needs it: a flag, a query parameter, a form field. */
export interface Parameter {
  /** Name in the input object, camelCase. */
  readonly name: string;
  /** Name in the reader's language. */
  readonly label: string;
  readonly kind: "text" | "number" | "boolean" | "file" | "folder";
  /** Whether a file may be given by a name that is no path. */
  readonly named?: true;
  /** Whether it is a day, ISO. */
  readonly date?: true;
  /** Path of a file that may be given, where the schema names one. */
  readonly example?: string;
  /** Whether it takes several values. */
  readonly many: boolean;
  readonly required: boolean;
  /** The only values allowed, when there are few. */
  readonly choices: readonly string[];
  /** What it is, in the reader's language. */
  readonly description: string;
  /** What holds when nothing is given, where the schema says so. */
  readonly default?: string | number | boolean;
}

interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly default?: unknown;
  readonly file?: boolean;
  readonly named?: boolean;
  readonly example?: string;
  readonly folder?: boolean;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

/** The input fields of an operation, in the order of its schema, described in English or as asked. */
export function parametersOf(
  operation: Operation<never, never> | Operation,
  t: Translate = translator("en"),
): readonly Parameter[] {
  const schema = z.toJSONSchema(operation.input, { io: "input" }) as JsonSchema;
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const item = property.type === "array" ? (property.items ?? {}) : property;
    return {
      name,
      label: fieldLabel(name, t, operation.name),
      kind: kindOf(item),
      ...(item.format === "date" ? { date: true as const } : {}),
      ...(item.named ? { named: true as const } : {}),
      ...(item.example === undefined ? {} : { example: item.example }),
      many: property.type === "array",
      required: schema.required?.includes(name) ?? false,
      choices: item.enum ?? [],
      description: fieldDescription(operation.name, name, t) ?? property.description ?? "",
      ...(isPlain(property.default) ? { default: property.default } : {}),
    };
  });
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

function kindOf(schema: JsonSchema): Parameter["kind"] {
  if (schema.file) return "file";
  if (schema.folder) return "folder";
  if (schema.type === "number" || schema.type === "integer") return "number";
  return schema.type === "boolean" ? "boolean" : "text";
}

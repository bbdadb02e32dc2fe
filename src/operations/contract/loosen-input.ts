import { z } from "zod";
import { lookUp } from "../../base/look-up.ts";
import type { Operation } from "./operation.ts";

/** What of a JSON Schema tells which types a value may have. */
interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: JsonSchema | boolean;
}

/**
 * Raw input as programs and assistants send it: `null` for what is left out, `"130"` for 130, 150
 * for `"150"`, `"true"` for true. What cannot be meant so stays, and the operation's schema names
 * its rule.
 */
export function loosenInput(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const schema = schemas.get(operation) ?? schemaOf(operation);
  schemas.set(operation, schema);
  return loosen(input, schema) as Readonly<Record<string, unknown>>;
}

/** Schemas in use: making one takes longer than reading a question by it. */
const schemas = new WeakMap<Operation, JsonSchema>();

const schemaOf = (operation: Operation): JsonSchema =>
  z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as JsonSchema;

const numeric = /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*$/i;

function loosen(value: unknown, schema: JsonSchema): unknown {
  const types = typesOf(schema);
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => loosen(item, items)) : value;
  }
  if (typeof value === "object" && value !== null) {
    const { properties = {}, additionalProperties: others } = schema;
    const rest = typeof others === "object" ? others : {};
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, child]) => [name, child, lookUp(properties, name) ?? rest] as const)
        .filter(([, child, inner]) => child !== null || typesOf(inner).includes("null"))
        .map(([name, child, inner]) => [name, loosen(child, inner)]),
    );
  }
  const wantsNumber = types.includes("number") || types.includes("integer");
  if (typeof value === "string" && !types.includes("string")) {
    if (wantsNumber && numeric.test(value)) return Number(value);
    if (types.includes("boolean") && /^(true|false)$/i.test(value)) {
      return value.toLowerCase() === "true";
    }
  }
  if (typeof value === "number" && types.includes("string") && !wantsNumber) return String(value);
  return value;
}

const typesOf = ({ type, anyOf = [] }: JsonSchema): readonly string[] => [
  ...(type === undefined ? [] : [type].flat()),
  ...anyOf.flatMap(typesOf),
];

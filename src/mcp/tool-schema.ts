import type { StandardSchemaWithJSON } from "@modelcontextprotocol/server";
import { languages, type Translate } from "../i18n/translate.ts";
import type { Operation } from "../operations/contract/operation.ts";
import { inputSchemaOf, type JsonSchema } from "../operations/contract/operation-schemas.ts";

/** What a caller needs to know of an operation's input, in few bytes. */
export const toolSchemaOf = (operation: Operation, translate: Translate): JsonSchema =>
  withProperties(withShortDay(forCallers(inputSchemaOf(operation, translate))), {
    // The instructions tell what these are, once for all tools.
    lang: { enum: languages },
    cursor: { type: "string" },
  });

const bounds = new Set([
  ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "maxLength"],
  ...["minLength", "minItems", "maxItems", "pattern", "propertyNames"],
]);
/** What only the command line and the explorer need to know of a field. */
const ofSurfaces = new Set(["file", "folder", "named"]);

/**
 * What a caller needs of a schema: bounds of numbers and texts, and that other fields are refused, are
 * told by the refusal.
 */
const forCallers = (schema: JsonSchema): JsonSchema =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      (bounds.has(key) && !isField(value)) ||
      (value === true && ofSurfaces.has(key)) ||
      (key === "additionalProperties" && value === false)
        ? undefined
        : withPlainTypes(value),
    ),
  ) as JsonSchema;

/** Whether a value of that name is a field of an operation, which is described. */
const isField = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "description" in value;

/** A choice between plain types as the list of their names. */
function withPlainTypes(value: unknown): unknown {
  if (typeof value === "object" && value !== null && Array.isArray((value as JsonSchema)["enum"])) {
    // The type of a choice is that of its values.
    return { ...value, type: undefined };
  }
  const choices = (value as { readonly anyOf?: readonly JsonSchema[] } | null)?.anyOf;
  const isPlain = (choice: JsonSchema) =>
    Object.keys(choice).every((key) => key === "type" || bounds.has(key));
  if (!Array.isArray(choices) || !choices.every(isPlain)) return value;
  const { anyOf: _, ...rest } = value as JsonSchema;
  const types = choices.map(({ type }: JsonSchema) => type);
  // A quantity, which may be a number or a range in words, is described as one.
  return types.join() === "number,string" ? rest : { ...rest, type: types };
}

/** The day of a question, of which the instructions tell what it is for. */
const withShortDay = (schema: JsonSchema): JsonSchema =>
  "asOf" in (schema["properties"] as object)
    ? withProperties(schema, { asOf: { description: "YYYY-MM-DD" } })
    : schema;

/** A schema of an object with more fields, or others of the same name. */
export const withProperties = (schema: JsonSchema, more: JsonSchema): JsonSchema => ({
  ...schema,
  properties: { ...(schema["properties"] as JsonSchema), ...more },
});

/** A schema to be shown; whoever answers checks the input and names what is wrong. */
export const shownSchema = (schema: JsonSchema): StandardSchemaWithJSON => ({
  "~standard": {
    version: 1,
    vendor: "sextant",
    validate: (value) => ({ value }),
    jsonSchema: { input: () => schema, output: () => schema },
  },
});

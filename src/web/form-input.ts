import type { Parameter } from "../operations/contract/parameters.ts";

/** Fields that the header sets for every page. */
export const globalFields: readonly string[] = ["asOf", "hindsight"];

/**
 * Raw input of an operation from the texts of a form, which are also those of the address. An
 * empty field is left to its default; a text that is no number is left to the schema, which names
 * the rule.
 */
export function inputOf(
  parameters: readonly Parameter[],
  texts: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    parameters.flatMap((parameter) => {
      const text = texts[parameter.name];
      return text === undefined || text === ""
        ? []
        : [[parameter.name, valueFrom(parameter, text)]];
    }),
  );
}

/** A value as its form field shows it; the inverse of what {@link inputOf} reads. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null || value === false) return "";
  if (value === true) return "1";
  return Array.isArray(value) ? value.map(String).join(", ") : String(value);
}

function valueFrom(parameter: Parameter, text: string): unknown {
  if (parameter.many) {
    return text
      .split(/[,，]/)
      .map((item) => item.trim())
      .filter((item) => item !== "")
      .map((item) => single(parameter, item));
  }
  return single(parameter, text);
}

function single({ kind }: Parameter, text: string): unknown {
  if (kind === "boolean") return text === "1" || text === "true";
  if (kind !== "number") return text;
  const value = Number(text);
  return Number.isFinite(value) ? value : text;
}

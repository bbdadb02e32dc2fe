import { inputLimits } from "../base/limits.ts";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { isDeeperThan } from "../node/nesting.ts";
import type { Parameter } from "../operations/contract/parameters.ts";

/** Raw input for an operation's schema. */
export type RawInput = Readonly<Record<string, unknown>>;

/** Query parameters that say how to answer, not what is asked. */
export const reserved = ["lang", "format"] as const;

/**
 * Input from a query string. Lists take commas; a text that is no number or truth value is left to
 * the schema, which names the rule. A file is its content.
 */
export function readQuery(
  query: URLSearchParams,
  parameters: readonly Parameter[],
): Outcome<RawInput> {
  const input: Record<string, unknown> = {};
  for (const [name, text] of query) {
    if (isReserved(name)) continue;
    const parameter = parameters.find((candidate) => candidate.name === name);
    if (!parameter) return fail("unknown-field", { value: name });
    if (!parameter.many && query.getAll(name).length > 1) {
      return fail("repeated-field", { field: name });
    }
    input[name] = parameter.many
      ? [...((input[name] as unknown[] | undefined) ?? []), ...readList(parameter, text)]
      : readValue(parameter, text);
  }
  return succeed(input);
}

/** Input from a JSON body: an object, or nothing at all. */
export function readBody(text: string): Outcome<RawInput> {
  if (text.trim() === "") return succeed({});
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return fail("not-json");
  }
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    return fail("body-not-object");
  }
  return isDeeperThan(body, inputLimits.nesting)
    ? fail("body-too-deep", { value: inputLimits.nesting })
    : succeed(body as RawInput);
}

const isReserved = (name: string): boolean => (reserved as readonly string[]).includes(name);

const readList = (parameter: Parameter, text: string): readonly unknown[] =>
  text === "" ? [] : text.split(",").map((item) => readValue(parameter, item));

function readValue({ kind }: Parameter, text: string): unknown {
  if (kind === "number") {
    const value = Number(text);
    return text.trim() !== "" && Number.isFinite(value) ? value : text;
  }
  if (kind !== "boolean") return text;
  if (text === "" || text === "true" || text === "1") return true;
  return text === "false" || text === "0" ? false : text;
}

import { quoted } from "../operations/contract/command-of.ts";

/** The same question on the other surfaces. */
type Input = Readonly<Record<string, unknown>>;

/** As a program on Node that calls the library. */
export function libraryCallOf(
  operation: string,
  input: Input,
  { today, language }: Readonly<Record<"today" | "language", string>>,
): string {
  const options = JSON.stringify({ today, language });
  return `import { createSextant } from "@sextant-ai/sextant/node";

const sextant = createSextant(${options});
const { result } = await sextant.${methodOf(operation)}(${JSON.stringify(input, null, 2)});
console.log(result);
`;
}

/** As a request to a server. */
export function requestOf(origin: string, operation: string, input: Input): string {
  const address = `${origin}/api/v1/${operation}`;
  const simple = Object.values(input).every((value) => !String(value).includes("\n"));
  if (!simple) {
    const body = quoted(JSON.stringify(input));
    return `curl -H 'Content-Type: application/json' -d ${body} ${quoted(address)}`;
  }
  const query = new URLSearchParams(
    Object.entries(input).map(([name, value]) => [name, String(value)]),
  ).toString();
  return `curl ${quoted(query === "" ? address : `${address}?${query}`)}`;
}

/** `price-decline` → `priceDecline`. */
const methodOf = (operation: string): string =>
  operation.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

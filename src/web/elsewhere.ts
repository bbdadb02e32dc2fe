/** The same question on the other surfaces. */
type Input = Readonly<Record<string, unknown>>;

/** As a command. A file's text is passed by a here-document, which every shell of Unix knows. */
export function commandOf(operation: string, input: Input): string {
  const flags = Object.entries(input).flatMap(([name, value]) => {
    if (value === true) return [flagOf(name)];
    if (value === false || value === undefined) return [];
    const text = Array.isArray(value) ? value.join(",") : String(value);
    return text.includes("\n")
      ? [`${flagOf(name)} /dev/stdin <<'END'\n${text.trimEnd()}\nEND`]
      : [flagOf(name), quoted(text)];
  });
  return ["npx sextant", operation, ...flags].join(" ");
}

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

const flagOf = (name: string): string =>
  `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** `price-decline` → `priceDecline`. */
const methodOf = (operation: string): string =>
  operation.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

const quoted = (text: string): string =>
  /^[\w.:/@%+-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;

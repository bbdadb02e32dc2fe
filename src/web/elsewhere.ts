import { quoted } from "../operations/contract/command-of.ts";

/** The same question on the other surfaces. */
type Input = Readonly<Record<string, unknown>>;

/** As a program on Node that calls the library. */
export function libraryCallOf(
  operation: string,
  input: Input,
  { today, language, version }: Readonly<Record<"today" | "language" | "version", string>>,
): string {
  return `import { findOperation, runOperation } from "sextant";
import { createWorkerPool, openEmbeddedFacts } from "sextant/node";

const pool = createWorkerPool();
const run = await runOperation(findOperation(${JSON.stringify(operation)}), ${JSON.stringify(input, null, 2)}, {
  facts: openEmbeddedFacts(),
  today: ${JSON.stringify(today)},
  language: ${JSON.stringify(language)},
  version: ${JSON.stringify(version)},
  executorFor: () => pool,
});
await pool.close();
console.log(run.ok ? run.value.envelope.result : run.error);
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

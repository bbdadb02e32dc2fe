import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { main } from "../../dist/cli/main.js";
import { packageRoot } from "../../src/node/package-root.ts";
import { hasShared } from "./shared.ts";

/** A command shown in a page, and the output shown below it. */
export interface Example {
  readonly page: string;
  readonly command: string;
  readonly output: string;
}

const block = /```console\n\$ (npx sextant [^\n]*)\n([\s\S]*?)```/g;

/** The day on which the examples of the pages are run. */
export const DOCS_TODAY = "2026-11-23";

/** Pages whose examples are tests: the README in each language and everything in docs/. */
export const pages = (): readonly string[] => [
  "README.md",
  "README.zh-CN.md",
  ...readdirSync(join(packageRoot, "docs"))
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];

/** Every example of a page that can run here: raw inputs of others are not on every machine. */
export const examplesOf = (page: string): readonly Example[] =>
  allExamplesOf(page).filter(({ command }) => hasShared || !command.includes("../shared"));

const allExamplesOf = (page: string): readonly Example[] =>
  [...readFileSync(join(packageRoot, page), "utf8").matchAll(block)].map((match) => ({
    page,
    command: match[1] as string,
    output: match[2] as string,
  }));

/** The text of a page with the output of each example run anew. */
export async function refreshed(page: string): Promise<string> {
  let text = readFileSync(join(packageRoot, page), "utf8");
  for (const { command, output } of examplesOf(page)) {
    const now = shorten(await run(command), output);
    text = text.replace(`$ ${command}\n${output}`, () => `$ ${command}\n${now}`);
  }
  return text;
}

/** Standard output of the built program, or its message when it is refused. */
export async function run(command: string): Promise<string> {
  const written: string[] = [];
  await main(words(command).slice(2), {
    out: (text) => written.push(text),
    say: (text) => written.push(text),
    isTerminal: false,
    width: 100,
    color: false,
    environment: {},
    today: DOCS_TODAY,
  });
  return written.join("");
}

/** A page may show only the head of an output: it then ends in a line with an ellipsis. */
function shorten(output: string, shown: string): string {
  if (!shown.endsWith("\n…\n") && shown !== "…\n") return output;
  const lines = Math.max(12, shown.split("\n").length - 2);
  return `${output.split("\n").slice(0, lines).join("\n")}\n…\n`;
}

const words = (command: string): string[] =>
  [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? (plain as string));

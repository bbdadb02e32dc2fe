import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { main } from "../../src/cli/main.ts";
import { bundleOf } from "../../src/data/facts-bundle.ts";
import { packageRoot } from "../../src/node/package-root.ts";
import { embeddedStore } from "./facts.ts";

/** A command shown in a page, and the output shown below it. */
export interface Example {
  readonly page: string;
  readonly command: string;
  readonly output: string;
}

/** A program shown in a page, and the output shown below it, if any. */
export interface Program {
  readonly page: string;
  readonly code: string;
  readonly output: string | undefined;
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

/** Every example of a page; none needs a file that is not in the repository. */
export const examplesOf = (page: string): readonly Example[] =>
  [...readFileSync(join(packageRoot, page), "utf8").matchAll(block)].map((match) => ({
    page,
    command: match[1] as string,
    output: match[2] as string,
  }));

/** Every program of a page that calls the library. */
export const programsOf = (page: string): readonly Program[] =>
  [...readFileSync(join(packageRoot, page), "utf8").matchAll(programBlock)]
    .map(([, code, output]) => ({ page, code: code as string, output }))
    .filter(({ code }) => code.includes(`"${manifest.name}`));

const programBlock = /```ts\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g;

/** The text of a page with the output of each example run anew. */
export async function refreshed(page: string): Promise<string> {
  let text = readFileSync(join(packageRoot, page), "utf8");
  for (const { command, output } of examplesOf(page)) {
    const now = shorten(await run(command), output);
    text = text.replace(`$ ${command}\n${output}`, () => `$ ${command}\n${now}`);
  }
  for (const { code, output } of programsOf(page)) {
    const now = runProgram(code);
    if (output !== undefined)
      text = text.replace(
        `${code}\`\`\`\n\n\`\`\`text\n${output}`,
        () => `${code}\`\`\`\n\n\`\`\`text\n${now}`,
      );
  }
  return text;
}

/** What a program prints, with the sources in the place of the package. */
function runProgram(code: string): string {
  const folder = mkdtempSync(join(tmpdir(), "sextant-program-"));
  const facts = join(folder, "facts.json");
  writeFileSync(facts, JSON.stringify(bundleOf(embeddedStore)));
  const places = {
    [`${manifest.name}/facts.json`]: facts,
    [`${manifest.name}/node`]: join(packageRoot, "src/node/index.ts"),
    [manifest.name]: join(packageRoot, "src/index.ts"),
  };
  const placed = Object.entries(places).reduce(
    (text, [name, place]) => text.replaceAll(`"${name}"`, `"${pathToFileURL(place)}"`),
    code,
  );
  const file = join(folder, "program.mts");
  writeFileSync(file, placed);
  const version = `data:text/javascript,globalThis.SEXTANT_VERSION = "${manifest.version}"`;
  const done = spawnSync(process.execPath, ["--import", "tsx", "--import", version, file], {
    cwd: packageRoot,
    encoding: "utf8",
  });
  rmSync(folder, { recursive: true });
  return done.stdout + (done.status === 0 ? "" : done.stderr);
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

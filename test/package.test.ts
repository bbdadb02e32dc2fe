import { execFileSync, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { packageRoot as root } from "../src/node/package-root.ts";
import { pages, programsOf } from "./support/examples.ts";

const work = mkdtempSync(join(tmpdir(), "sextant-package-"));
const consumer = join(work, "consumer");
const installed = join(consumer, "node_modules", manifest.name);
/** No registry is asked, whatever the machine has kept of one. */
const offline = {
  ...process.env,
  npm_config_offline: "true",
  npm_config_cache: join(work, "cache"),
  npm_config_update_notifier: "false",
  SEXTANT_CACHE: "off",
};
let tarball = "";

const run = (command: string, args: readonly string[], cwd = consumer): string =>
  execFileSync(command, args, { cwd, env: offline, encoding: "utf8" });
const node = (...args: readonly string[]): string => run(process.execPath, args);
const tool = (name: string): string => join(root, "node_modules/.bin", name);
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));

beforeAll(() => {
  run(process.execPath, ["scripts/bootstrap.mjs"], root);
  run(tool("tsc"), ["-b"], root);
  run(process.execPath, ["scripts/build-package.mjs"], root);
  const pack = ["pack", "--ignore-scripts", "--silent", "--pack-destination", work];
  tarball = join(work, run("npm", pack, root).trim());
  mkdirSync(consumer);
  // Its only dependency is taken from the clone.
  const dependencies = { zod: `file:${join(root, "node_modules/zod")}` };
  write("package.json", JSON.stringify({ name: "consumer", type: "module", dependencies }));
  run("npm", ["install", "--no-audit", "--no-fund", "--silent", tarball]);
});
afterAll(() => rmSync(work, { recursive: true }));

const write = (name: string, text: string): void => writeFileSync(join(consumer, name), text);

/** What the compiler says of files of the consumer; nothing when it agrees. */
function complaints(
  files: readonly string[],
  resolution: "nodenext" | "bundler",
  lib: readonly string[],
): string {
  const compilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: false, types: [], lib, target: "es2023" },
    ...{ exactOptionalPropertyTypes: true, resolveJsonModule: true },
    module: resolution === "nodenext" ? "nodenext" : "esnext",
    moduleResolution: resolution,
  };
  write("tsconfig.json", JSON.stringify({ compilerOptions, files }));
  return spawnSync(tool("tsc"), ["-p", "."], { cwd: consumer, encoding: "utf8" }).stdout;
}

const programs = pages().flatMap(programsOf);

describe("the package", { tags: ["long"] }, () => {
  test("ships what runs and what describes it, no tests, no maps, readers of upstream files for pull alone", () => {
    const files = filesBelow(installed);
    const folders = [
      "bin",
      "data",
      "dist/bundle",
      "dist/prepared",
      "dist/types",
      "dist/web",
      "examples",
    ];
    const single = [
      "package.json",
      "README.md",
      "README.zh-CN.md",
      "LICENSE",
      "NOTICE",
      "CITATION.cff",
    ];
    const known = (file: string): boolean =>
      folders.some((folder) => file.startsWith(`${folder}/`)) ||
      [...single, "dist/facts.json"].includes(file);
    expect(files.filter((file) => !known(file))).toEqual([]);
    expect(files.filter((file) => /\.test\.|\.map$|tsbuildinfo|facts\.yaml/.test(file))).toEqual(
      // What `pull` reads of this repository's own.
      ["data/corrections/facts.yaml", "data/time-horizons/facts.yaml"],
    );
    expect(files.filter((file) => /(?<!\.d)\.tsx?$/.test(file))).toEqual([]);
    const bundle = files.filter((file) => /^dist\/bundle\/.*\.js$/.test(file));
    const code = bundle.map((file) => readFileSync(join(installed, file), "utf8")).join("\n");
    // The bundler says of which source each part was made.
    expect(code).toContain("// src/operations/law/law.ts");
    const reading = bundle.filter((file) =>
      readFileSync(join(installed, file), "utf8").includes("// src/sources/"),
    );
    expect(reading).toEqual(["dist/bundle/pull-command.js"]);
    expect(code).not.toContain(root);
  });

  test("passes publint and arethetypeswrong", () => {
    const wrong = spawnSync(tool("attw"), [tarball, "--profile", "esm-only"], { encoding: "utf8" });
    expect([wrong.status, wrong.stdout]).toEqual([0, expect.stringContaining("🟢")]);
    const lint = spawnSync(tool("publint"), [tarball, "--strict"], { encoding: "utf8" });
    expect([lint.status, lint.stdout]).toEqual([0, expect.stringContaining("All good")]);
  });

  test.each(["nodenext", "bundler"] as const)(
    "the programs of the pages compile in an empty project with resolution %s",
    (resolution) => {
      expect(programs.length).toBeGreaterThan(4);
      const files = programs.map(({ code }, index) => {
        write(`program-${index}.ts`, code);
        return `program-${index}.ts`;
      });
      expect(complaints(files, resolution, ["es2023", "dom"])).toBe("");
    },
  );

  test("its declarations need neither Node's types nor the browser's, and tell what is wrong", () => {
    write(
      "wrong.ts",
      `import { createSextant, type LawInput, type LawResult, openBundle } from "${manifest.name}";
import { sextant } from "${manifest.name}/node";

export const { lines }: LawResult = (await sextant.law({ asOf: "2024-12-31" })).result;
export const verdict: "faster" | "as claimed" | "slower" | "undecided" | undefined = lines[0]?.verdict;
export const input: LawInput = { hindsight: true };
const answer = await createSextant({ facts: openBundle({ datasets: {} }) }).attempt.priceDecline();
export const code: "cancelled" | undefined =
  !answer.ok && answer.error.code === "cancelled" ? answer.error.code : undefined;
// @ts-expect-error a field of another name
await sextant.law({ asof: "2024-12-31" });
// @ts-expect-error a value of another type
await sextant.agent({ step: true });
// @ts-expect-error a result without this
(await sextant.law()).result.nothing;
// @ts-expect-error an input that must be given
await sextant.simulate();
// @ts-expect-error a value before it is known that there is one
answer.value;
// @ts-expect-error a code that no problem has
if (!answer.ok && answer.error.code === "no-such-code") throw answer;
`,
    );
    // Those of zod want the type of an address, which Node and browsers have.
    const told = complaints(["wrong.ts"], "nodenext", ["es2023"]).split("\n");
    expect(told.filter((line) => line !== "" && !line.includes("/zod/"))).toEqual([]);
  });

  test.each(programs.filter(({ output }) => output !== undefined))(
    "a program of $page prints what stands there: $code",
    ({ code, output }) => {
      write("program.mjs", code);
      expect(node("--no-warnings", "program.mjs")).toBe(output);
    },
  );

  test("the command of the package says what the library says", () => {
    const command = join(consumer, "node_modules/.bin/sextant");
    expect(run(command, ["--version"])).toBe(`${manifest.version}\n`);
    write(
      "digests.mjs",
      `import { digestOf, sextant } from "${manifest.name}/node";
import { readFileSync } from "node:fs";
const read = digestOf(JSON.parse(readFileSync(0, "utf8")));
console.log(read === digestOf(await sextant.law({ asOf: "2024-12-31" })));
`,
    );
    const envelope = run(command, ["law", "--as-of", "2024-12-31", "--json"]);
    const input = { cwd: consumer, env: offline, input: envelope, encoding: "utf8" } as const;
    expect(execFileSync(process.execPath, ["digests.mjs"], input)).toBe("true\n");
  });

  test("threads start from the package, for simulations and for a server", async () => {
    write(
      "threads.mjs",
      `import { createSextant, digestOf } from "${manifest.name}/node";
const model = "inputs:\\n  a: 1 to 10\\noutputs:\\n  b: exp(a)\\n";
const digests = [1, 2].map(async (threads) => {
  const answer = await createSextant({ threads }).simulate({ model, draws: 2 ** 21 });
  return digestOf(answer);
});
const [one, two] = await Promise.all(digests);
console.log(one === two);
`,
    );
    expect(node("threads.mjs")).toBe("true\n");
    const command = join(installed, "bin/sextant.mjs");
    const server = spawn(process.execPath, [command, "web", "--port", "0"], { env: offline });
    let said = "";
    server.stdout.on("data", (text) => {
      said += text;
    });
    await expect.poll(() => said).toMatch(/http:\S+/);
    const url = /http:\/\/[^/]+\//.exec(said)?.[0] ?? "";
    const answer = await fetch(`${url}api/v1/series?id=electricity`);
    expect(await answer.json()).toMatchObject({ operation: "series" });
    expect((await fetch(url)).status).toBe(200);
    server.kill("SIGTERM");
    await new Promise((resolve) => server.once("exit", resolve));
  });

  test("where there is no Node, nothing of Node is loaded", () => {
    const bundle = join(installed, "dist/bundle");
    const reached = new Set(["index.js"]);
    const named: string[] = [];
    for (const file of reached) {
      // Comments of libraries show how they are imported.
      const text = readFileSync(join(bundle, file), "utf8").replaceAll(
        /^\s*\/\*[\s\S]*?\*\//gm,
        "",
      );
      const found = text.matchAll(
        /^(?:import|export)[^"'\n]*["']([^"']+)["']|import\("([^"]+)"\)/gm,
      );
      for (const [, still, asked] of found) {
        const name = still ?? asked ?? "";
        if (name.startsWith("./")) reached.add(name.slice(2));
        else named.push(`${file} ${name}`);
      }
    }
    expect(reached.has("law.js")).toBe(true);
    expect(named).toEqual([]);
  });

  test("npx finds the command in a clone, without network and with nothing kept", () => {
    expect(run("npx", ["sextant", "--version"], root)).toBe(`${manifest.version}\n`);
  });
});

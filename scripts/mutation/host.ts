/**
 * The process that runs tests: one Vitest that stays up, into which mutants are put in memory. It
 * ends itself when a test does not come back, because nothing else ends a loop; see runner.ts.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createVitest, type TestModule, type Vitest } from "vitest/node";
import { packageRoot } from "../../src/node/package-root.ts";
import { instrumented } from "./coverage.ts";
import { readSource } from "./syntax.ts";

/** What to run: tests in this order, until one fails. */
export interface RunRequest {
  readonly tests: readonly string[];
  /** Text that a file has instead of its own. */
  readonly mutant?: { readonly path: string; readonly text: string };
  /** Whether to tell which functions ran; for one test file. */
  readonly cover?: boolean;
  /** Processor time after which the tests count as hanging. */
  readonly limitMs?: number;
}

/** What came of it. */
export interface RunReport {
  /** First test that failed, or the error that stopped its file; none when all passed. */
  readonly failed?: string;
  readonly hung?: boolean;
  readonly cpuMs: number;
  readonly scopes?: readonly string[];
}

const scratch = mkdtempSync(join(tmpdir(), "mutation-"));
const coverageFile = join(scratch, "scopes.json");
let request: RunRequest = { tests: [] };

const vitest = await createVitest(
  "test",
  {
    root: packageRoot,
    watch: false,
    reporters: [{}],
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    // Processor time is what is limited: another program may have the machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    env: { MUTATION_COVERAGE: coverageFile },
    setupFiles: [join(import.meta.dirname, "record-coverage.ts")],
    sequence: { sequencer: inGivenOrder() },
  },
  {
    logLevel: "silent",
    plugins: [{ name: "mutant", enforce: "pre", transform: (_code, id) => textInstead(id) }],
  },
);
await vitest.standalone();

/** The text that a file is loaded with, where it is not its own. */
function textInstead(id: string): { code: string; map: null } | undefined {
  const path = id.startsWith(packageRoot) ? id.slice(packageRoot.length + 1) : undefined;
  if (path === undefined || path.startsWith("node_modules/")) return undefined;
  if (request.mutant?.path === path) return { code: request.mutant.text, map: null };
  if (!request.cover || !path.endsWith(".ts") || /\.test\.ts$|^scripts\//.test(path))
    return undefined;
  const source = readSource(path, readFileSync(id, "utf8"));
  return { code: instrumented(source), map: null };
}

function inGivenOrder() {
  return class {
    shard = <Files>(files: Files): Files => files;
    sort = <Files extends readonly { readonly moduleId: string }[]>(files: Files): Files =>
      [...files].sort((a, b) => placeOf(a.moduleId) - placeOf(b.moduleId)) as unknown as Files;
  };
}

const placeOf = (moduleId: string): number =>
  request.tests.findIndex((path) => moduleId.endsWith(path));

async function run(next: RunRequest): Promise<RunReport> {
  const last = request;
  request = next;
  for (const { moduleGraph } of environmentsOf(vitest)) {
    if (Boolean(last.cover) !== Boolean(next.cover)) moduleGraph.invalidateAll();
    for (const { mutant } of [last, next]) {
      const changed = mutant && moduleGraph.getModulesByFile(join(packageRoot, mutant.path));
      for (const module of changed ?? []) moduleGraph.invalidateModule(module);
    }
  }
  const before = process.cpuUsage();
  const spent = () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const guard = setInterval(() => {
    if (spent() > (request.limitMs ?? Number.POSITIVE_INFINITY)) hang(spent());
  }, 100);
  try {
    const project = vitest.getRootProject();
    const wanted = next.tests.map((path) => project.createSpecification(join(packageRoot, path)));
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
    const failed = failureOf(testModules, next.tests) ?? messageOf(unhandledErrors[0]);
    return {
      cpuMs: spent(),
      ...(failed === undefined ? {} : { failed }),
      ...(next.cover && failed === undefined ? { scopes: readScopes() } : {}),
    };
  } finally {
    clearInterval(guard);
  }
}

const environmentsOf = ({ projects }: Vitest) =>
  projects.flatMap(({ vite }) => Object.values(vite.environments));

function failureOf(modules: readonly TestModule[], tests: readonly string[]): string | undefined {
  for (const module of modules) {
    const path = tests.find((test) => module.moduleId.endsWith(test));
    if (path === undefined) continue;
    const [failed] = [...module.children.allTests("failed")];
    if (failed) return `${path} > ${failed.fullName}`;
    const [error] = module.errors();
    if (error) return `${path}: ${error.message}`;
    if (module.state() === "failed") return `${path}: ${messageOf(suiteErrors(module)[0])}`;
  }
  return undefined;
}

const suiteErrors = (module: TestModule) =>
  [...module.children.allSuites()].flatMap((suite) => suite.errors());

const messageOf = (error: unknown): string | undefined =>
  error === undefined ? undefined : error instanceof Error ? error.message : String(error);

const readScopes = (): readonly string[] => JSON.parse(readFileSync(coverageFile, "utf8"));

function hang(cpuMs: number): void {
  process.send?.({ hung: true, cpuMs } satisfies RunReport, () => end(1));
}

function end(code: number): never {
  rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}

process.on("message", (next: RunRequest) => {
  run(next).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ failed: messageOf(error) ?? "", cpuMs: 0 }),
  );
});
process.on("disconnect", () => end(0));
process.send?.("ready");

/**
 * The process that runs tests: one Vitest that stays up, into which mutants are put in memory. It
 * ends itself when a test does not come back, because nothing else ends a loop; see runner.ts.
 */
import { join } from "node:path";
import { createVitest, type TestModule, type Vitest } from "vitest/node";
import { packageRoot } from "../../src/node/package-root.ts";
import configuration from "../../vitest.config.ts";

/** What to run: tests in this order, until one fails. */
export interface RunRequest {
  readonly tests: readonly string[];
  /** Text that a file has instead of its own. */
  readonly mutant?: { readonly path: string; readonly text: string };
  /** Processor time after which the tests count as hanging. */
  readonly limitMs?: number;
}

/** What came of it. */
export interface RunReport {
  /** First test that failed, or the error that stopped its file; none when all passed. */
  readonly failed?: string;
  readonly hung?: boolean;
  readonly cpuMs: number;
}

let request: RunRequest = { tests: [] };

/** The project's own configuration in one piece: a plugin does not reach its separate projects. */
const { projects: _, ...shared } = configuration.test ?? {};

const vitest = await createVitest(
  "test",
  {
    ...(shared as object),
    config: false,
    root: packageRoot,
    include: ["src/**/*.test.ts", "test/*.test.ts", "data/**/*.test.ts"],
    watch: false,
    reporters: [{}],
    pool: "threads",
    isolate: false,
    maxWorkers: 1,
    bail: 1,
    // Processor time is what is limited: another program may have the machine.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    sequence: { sequencer: inGivenOrder() },
  },
  {
    logLevel: "silent",
    ...(configuration.define ? { define: configuration.define } : {}),
    plugins: [{ name: "mutant", enforce: "pre", transform: (_code, id) => textInstead(id) }],
  },
);
await vitest.standalone();

/** The text that a file is loaded with, where it is not its own. */
const textInstead = (id: string): { code: string; map: null } | undefined =>
  request.mutant && id === join(packageRoot, request.mutant.path)
    ? { code: request.mutant.text, map: null }
    : undefined;

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

function hang(cpuMs: number): void {
  process.send?.({ hung: true, cpuMs } satisfies RunReport, () => process.exit(1));
}

process.on("message", (next: RunRequest) => {
  run(next).then(
    (report) => process.send?.(report),
    (error: unknown) => process.send?.({ failed: messageOf(error) ?? "", cpuMs: 0 }),
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");

import { DefaultReporter, type TestModule, type TestSpecification } from "vitest/node";

/** Fewer files than this are shown one by one. */
const MANY = 10;

/** So many of the longest files are named. */
const SLOWEST = 12;

/** Why a long test did not run. */
const LONG = "they take long; npm run test:all runs them";
/** Why any other did not that gives no reason. */
const OTHERWISE = "by the name pattern of this run, or without a reason";

/**
 * Vitest's own reporter, quiet about files that pass where many run: it names what fails, then why
 * tests were skipped, the long ones in one line, which files took longest, and closes with the
 * summary.
 */
export default class QuietReporter extends DefaultReporter {
  #many = false;

  override onTestRunStart(specifications: readonly TestSpecification[]): void {
    this.#many = specifications.length >= MANY;
    super.onTestRunStart(specifications);
  }

  override printTestModule(module: TestModule): void {
    if (!this.#many || module.state() === "failed") super.printTestModule(module);
  }

  override onTestRunEnd(...ended: Parameters<DefaultReporter["onTestRunEnd"]>): void {
    const reasons = skippedBy(ended[0]);
    if (reasons.size > 0) this.log("");
    for (const [reason, count] of reasons) {
      this.log(` Skipped ${count} ${count === 1 ? "test" : "tests"}: ${reason}`);
    }
    if (this.#many) this.#tellSlowest(ended[0]);
    super.onTestRunEnd(...ended);
  }

  #tellSlowest(modules: readonly TestModule[]): void {
    const timed = modules.map((module) => ({
      file: module.relativeModuleId,
      seconds: module.diagnostic().duration / 1000,
    }));
    const slowest = timed.sort((a, b) => b.seconds - a.seconds).slice(0, SLOWEST);
    this.log("");
    this.log(" Longest files, in seconds of the clock:");
    for (const { file, seconds } of slowest)
      this.log(`  ${seconds.toFixed(1).padStart(6)}  ${file}`);
  }
}

/** How many tests were skipped, by the reason that they gave. */
function skippedBy(modules: readonly TestModule[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests("skipped")) {
      const result = test.result();
      const note = result.state === "skipped" ? result.note : undefined;
      const reason = note ?? (test.tags.includes("long") ? LONG : OTHERWISE);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
  }
  return counts;
}

import type { TestProject } from "vitest/node";
import { bundleProgram } from "./program.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Folder of the bundles that tests start in processes and threads of their own. */
    program: string;
  }
}

/** Before any test: the bundles of the sources as they are now. */
export default async function setup(project: TestProject): Promise<void> {
  project.provide("program", await bundleProgram());
}

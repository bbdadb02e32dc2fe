/** Set-up file of the workers: after a test file, write down which functions it ran. */
import { writeFileSync } from "node:fs";
import { afterAll } from "vitest";
import { recordedScopes } from "./coverage.ts";

const target = process.env["MUTATION_COVERAGE"];
if (target) afterAll(() => writeFileSync(target, JSON.stringify(recordedScopes())));

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const here = import.meta.dirname;

/** Files of this folder that every chart uses and that are not charts. */
const shared = ["render", "theme"];

describe("the catalogue of charts", () => {
  const charts = readdirSync(here)
    .filter((name) => /(?<!\.test)\.ts$/.test(name))
    .map((name) => name.replace(/\.ts$/, ""))
    .filter((name) => !shared.includes(name));

  test.each(charts)(
    "has a function named after its file, a test and a golden file for %s",
    async (id) => {
      const name = id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
      expect(await import(`./${id}.ts`)).toHaveProperty(name, expect.any(Function));
      expect(existsSync(join(here, `${id}.test.ts`))).toBe(true);
      expect(existsSync(join(here, `golden/${id}.json`))).toBe(true);
    },
  );
});

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { charts } from "./index.ts";

const here = import.meta.dirname;

/** Files of this folder that every chart uses and that are no chart. */
const shared = ["index", "render", "theme"];

describe("the catalogue of charts", () => {
  test("lists every chart of the folder under its own name, and nothing else", () => {
    const files = readdirSync(here)
      .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name))
      .map((name) => name.replace(/\.ts$/, ""))
      .filter((name) => !shared.includes(name));
    expect(Object.keys(charts).sort()).toEqual(files.sort());
  });

  test.each(Object.keys(charts))("has a test and a golden file for %s", (id) => {
    expect(existsSync(join(here, `${id}.test.ts`))).toBe(true);
    expect(existsSync(join(here, `golden/${id}.json`))).toBe(true);
  });
});

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rowOf, type Told } from "./support/contributing-table.ts";
import { contributions, missingOf, pathOf, treeAt } from "./support/contributions.ts";
import { type Edit, samples } from "./support/sample-contributions.ts";

const root = join(import.meta.dirname, "..");
const contributing = readFileSync(join(root, "CONTRIBUTING.md"), "utf8");

/** A copy of what contributions are told by; each kind adds one of its own. */
let scratch: string;
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "contribute-"));
  for (const path of ["src", "test", "docs/models.md", "NOTICE"]) {
    cpSync(join(root, path), join(scratch, path), { recursive: true, filter: isSmall });
  }
  mkdirSync(join(scratch, "data"));
});
afterAll(() => rmSync(scratch, { recursive: true }));

describe.each(contributions)("$name", (kind) => {
  const { name, pieces } = kind;

  test("is told in CONTRIBUTING with its files and their number", () => {
    const told = pieces.map(
      ({ path, writtenBy }): Told => ({ path, ...(writtenBy && { writtenBy }) }),
    );
    expect(rowOf(contributing, name)).toEqual({
      files: told,
      byHand: pieces.filter(({ writtenBy }) => writtenBy === undefined).length,
    });
  });

  test("added in a scratch copy, has what is missing named, one by one, until nothing is", () => {
    const sample = samples[name];
    if (!sample) throw new Error(`no sample of ${name}`);
    const { id, edits, generate } = sample;
    const tree = treeAt(scratch);
    const missing = () => missingOf(kind, tree, id).map((each) => each.split(" must ")[0]);
    const from = (count: number) => pieces.slice(count).map((piece) => pathOf(piece, id));
    expect(kind.begun(tree)).not.toContain(id);
    for (const [index, edit] of edits.entries()) {
      make(edit);
      expect(kind.begun(tree)).toContain(id);
      expect(missing()).toEqual(from(index + 1));
    }
    generate?.(scratch);
    expect(missing()).toEqual([]);
  });
});

/** Make an edit, which must change its file. */
function make({ path, change }: Edit): void {
  const before = treeAt(scratch).read(path);
  const after = change(before);
  expect(after, path).not.toBe(before);
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), after);
}

/** All but recorded pictures and fixtures, which no contribution is told by. */
const isSmall = (path: string): boolean => !/\/(golden|fixtures)$/.test(path);

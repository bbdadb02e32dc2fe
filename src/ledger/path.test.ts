import { describe, expect, test } from "vitest";
import { readPath, valueAt } from "./path.ts";

const result = {
  lines: [
    { id: "a", measured: { rate: 2 }, open: true, date: "2024-05-01", of: "Meta" },
    { id: "b", measured: { rate: 5 }, open: false, date: "2023-01-01", of: "OpenAI" },
    { id: "c", measured: { rate: 3 }, open: true, date: "2025-01-01", of: "OpenAI" },
  ],
  tier: { "6": 2 },
  none: null,
};

test.each([
  ["tier.6", 2],
  ["lines[id=b].measured.rate", 5],
  ["lines[measured.rate<=3].id", ["a", "c"]],
  ["lines[date>=2024-01-01][last].id", "c"],
  ["lines[open][first].id", "a"],
  ["lines[open][count]", 2],
  ["lines[min:date].id", "b"],
  ["lines[max:measured.rate].id", "b"],
  ["lines[0..1].id", ["a", "b"]],
  ["lines[of not in OpenAI|Google].id", "a"],
  ["lines[of in Meta|Google].id", "a"],
  ["lines[of prefix Open].id", ["b", "c"]],
  ["lines[id!=a].id", ["b", "c"]],
])("%s", (path, value) => {
  expect(valueAt(result, path)).toEqual({ ok: true, value });
});

describe("a path", () => {
  test.each(["none", "lines[id=z].id", "tier.7", "lines[5..9].id"])(
    "finds nothing at %s",
    (path) => {
      expect(valueAt(result, path)).toMatchObject({ ok: false, error: { code: "nothing-found" } });
    },
  );

  test.each(["", ".", "a..b", "lines[", "lines[]", "a[min:]", "a b", "a[x=1]b", "(a)"])(
    "is refused: %s",
    (path) => {
      expect(readPath(path)).toMatchObject({ ok: false, error: { code: "bad-path" } });
    },
  );

  test.each([
    "constructor",
    "__proto__",
    "lines.length",
    "lines[first].constructor.name",
    "toString",
  ])("reaches nothing outside the result: %s", (path) => {
    expect(valueAt(result, path)).toMatchObject({ ok: false });
  });
});

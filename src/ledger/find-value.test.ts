import { describe, expect, test } from "vitest";
import { fail, succeed } from "../base/outcome.ts";
import { type Ask, findValue } from "./find-value.ts";
import { type Resolver, resolverSchema } from "./resolver.ts";

const columns = ["id", "date", "who", "usd", "tags"].map((name) => ({ name }));
const rows = [
  ["1", "2024-03-01", "A", 5, ["x", "y"]],
  ["2", "2024-01-01", "B", 7, ["y"]],
  ["3", "2024-02-01", "A", null, []],
  ["4", "2024-04-01", "B", 2, ["x"]],
];
const ask: Ask = async (operation, { id }) =>
  operation === "series" && id === "money"
    ? succeed({ columns, rows })
    : operation === "lag"
      ? succeed({ date: "2024-07-01" })
      : fail("cannot-ask", { value: operation });

const money = (reduce: string, rest: object = {}): Resolver =>
  resolverSchema.parse({
    ...{ op: "series", input: { id: "money" }, where: [], column: "usd", reduce },
    ...rest,
  });
const value = (of: unknown): Resolver => ({ op: "value", value: of as number });
const found = async (resolver: Resolver) => findValue(resolver, ask);

describe("rows", () => {
  test.each([
    ["min", 2],
    ["max", 7],
    ["sum", 14],
    ["count", 3],
    ["first", 7],
    ["last", 2],
  ])("%s of those with a value, in order of date", async (reduce, expected) => {
    expect(await found(money(reduce))).toEqual(succeed(expected));
  });

  test.each([
    [[["who", "=", "A"]], 5],
    [[["who", "!=", "A"]], 9],
    [[["date", "<", "2024-03-01"]], 7],
    [[["usd", ">=", 5]], 12],
    [[["tags", "=", "x"]], 7],
    [[["tags", "in", ["y", "z"]]], 12],
    [[["tags", "not in", ["y"]]], 2],
    [[["who", "prefix", ["B", "C"]]], 9],
  ])("where %j", async (where, expected) => {
    expect(await found(money("sum", { where }))).toEqual(succeed(expected));
  });

  test("by group, the largest first", async () => {
    expect(await found(money("sum", { by: "who" }))).toEqual(
      succeed([
        { key: "B", value: 9 },
        { key: "A", value: 5 },
      ]),
    );
    expect(await found(money("sum", { by: "who", select: "[first].key" }))).toEqual(succeed("B"));
  });

  test("none, or a column that is not there, is a problem and never a value", async () => {
    const none = await found(money("max", { where: [["who", "=", "Z"]] }));
    expect(none).toMatchObject({ ok: false, error: { code: "nothing-found" } });
    const wrong = await found(money("max", { column: "eur" }));
    expect(wrong).toMatchObject({ ok: false, error: { code: "unknown-column" } });
  });
});

describe("compositions", () => {
  test.each([
    ["difference", [value(7), value(5)], 2],
    ["ratio", [value(10), value([2, 5])], [5, 2]],
    ["sum", [value([1, 2]), value(3)], 6],
    ["min", [value(4), value(3)], 3],
    ["set", [value("a"), value(["b", "c"])], ["a", "b", "c"]],
    ["rank", [value(["a", "b"]), value("b")], 2],
  ] as const)("%s", async (op, of, expected) => {
    expect(await found({ op, of })).toEqual(succeed(expected));
  });

  test("months until what an operation says", async () => {
    const lag: Resolver = { op: "lag", input: {}, select: "date" };
    const months = await found({ op: "months", of: [value("2024-01-01"), lag] });
    expect(months.ok && months.value).toBeCloseTo(6, 1);
  });

  test.each([
    ["difference", [value("a"), value(1)]],
    ["ratio", [value(1)]],
    ["ratio", [value(1), value(0)]],
    ["rank", [value(["a"]), value("z")]],
    ["sum", [value(["a"])]],
  ] as const)("of what does not fit is a problem: %s", async (op, of) => {
    expect(await found({ op, of })).toMatchObject({ ok: false });
  });
});

test("what is missing is said", async () => {
  expect(await found({ op: "missing", fact: "a share of 2023" })).toEqual(
    fail("fact-missing", { fact: "a share of 2023" }),
  );
  expect(await found({ op: "moon", input: {}, select: "a" })).toEqual(
    fail("cannot-ask", { value: "moon" }),
  );
});

test("a resolver is data: no code, no regular expression, no other field", () => {
  for (const wrong of [
    {
      op: "series",
      input: { id: "money" },
      where: [["who", "~", "^A"]],
      column: "usd",
      reduce: "max",
    },
    { op: "ratio", of: [] },
    { op: "lag", input: {}, select: "a", code: "1" },
    { op: "../lag", input: {}, select: "a" },
    { op: "series", input: {}, select: "rows" },
  ]) {
    expect(resolverSchema.safeParse(wrong).success).toBe(false);
  }
});

import { describe, expect, test } from "vitest";
import { readModel } from "./read-model.ts";

const problemOf = (text: string) => {
  const outcome = readModel(text);
  return outcome.ok ? undefined : outcome.error;
};

/** A model with one definition `y`, in line 4. */
const withFormula = (formula: string): string => `inputs:
  x: {value: 1 to 2, unit: USD}
let:
  y: ${formula}
outputs:
  z: y
`;

describe("a model file", () => {
  test("keeps unit, source and place of every input", () => {
    const outcome = readModel(`inputs:
  price: { value: "2 to 3", unit: USD/hour, source: "list price, 2025" }
outputs:
  day: {value: price * 24}
`);
    expect(outcome).toMatchObject({
      ok: true,
      value: {
        inputs: [
          {
            name: "price",
            unit: { USD: 1, hour: -1 },
            source: "list price, 2025",
            at: { line: 2 },
          },
        ],
        outputs: [{ name: "day" }],
      },
    });
  });

  test.each([
    ["x + q", "unknown-name", 10, "q"],
    ["x + 1 / 0", "outside-domain", 12, 0],
    ["ln(-2)", "outside-domain", 6, -2],
    ["sqrt(2 - 3)", "outside-domain", 6, -1],
    ["(-8) ^ 0.5", "outside-domain", 11, 0.5],
    ["max()", "argument-count", 6, 0],
    ["ln(x, 2)", "argument-count", 6, 2],
    ["foo(x)", "unknown-function", 6, "foo"],
    ["normal(0, 1)", "draw-outside-recurrence", 6, "normal"],
    ["x * (2 + y)", "cyclic-definition", 15, "y → y"],
    ["if(x, 1, 2)", "not-a-truth", 6, "if"],
    ["1 + (x > 2)", "not-a-number", 8, "add"],
    ["month * 2", "unknown-name", 6, "month"],
    ["x.next", "unknown-next", 6, "x"],
    ["sum_members(x)", "not-per-member", 6, "sum_members"],
    ["x +", "bad-expression", 9, "the end"],
    ["constructor", "unknown-name", 6, "constructor"],
    ["toString(x)", "unknown-function", 6, "toString"],
  ])("y: %s is refused as %s in line 4", (formula, code, column, value) => {
    expect(problemOf(withFormula(formula))).toMatchObject({
      code,
      facts: { line: 4, column, value },
    });
  });

  test("adding USD to FLOP is refused with both units", () => {
    const text = `inputs:
  cost: { value: 5, unit: USD }
  work: { value: 7, unit: FLOP }
outputs:
  sum: cost + work
`;
    expect(problemOf(text)).toEqual({
      code: "unit-mismatch",
      facts: { value: "add", left: "USD", right: "FLOP", line: 5, column: 13 },
    });
  });

  test("a declared unit is checked against the formula", () => {
    const text = (unit: string) => `inputs:
  work: { value: 7, unit: FLOP }
  rate: { value: 2, unit: FLOP/s }
outputs:
  time: { value: work / rate, unit: ${unit} }
`;
    expect(problemOf(text("s"))).toBeUndefined();
    expect(problemOf(text("hour"))).toMatchObject({ code: "unit-mismatch" });
  });

  test.each([
    ["inputs:\n  a: 1\n", "bad-model"],
    ["outputs:\n", "bad-model"],
    ["- a\n- b\n", "bad-model"],
    ["outputs:\n  y: 1\nouputs: 2\n", "bad-model"],
    ["inputs:\n  a b: 1\noutputs:\n  y: 1\n", "bad-model"],
    ["inputs:\n  not: 1\noutputs:\n  y: 1\n", "bad-model"],
    ["inputs:\n  a: 1\n  a: 2\noutputs:\n  y: a\n", "bad-yaml"],
    ["inputs: &x\n  a: 1\nlet: *x\noutputs:\n  y: a\n", "bad-yaml"],
    ["inputs:\n  a: [1, 2\noutputs:\n  y: a\n", "bad-yaml"],
    ["inputs:\n  a: 1\nlet:\n  a: 2\noutputs:\n  y: a\n", "duplicate-name"],
    ["inputs:\n  a: {value: 1, unit: dollar}\noutputs:\n  y: a\n", "unknown-unit"],
    ["inputs:\n  a: {value: lognormal(1, 2)}\noutputs:\n  y: a\n", "bad-model"],
    ["inputs:\n  a: {unit: USD}\noutputs:\n  y: a\n", "bad-model"],
    ["let:\n  a: b\n  b: c\n  c: a\noutputs:\n  y: a\n", "cyclic-definition"],
    ["outputs:\n  y: .inf\n", "bad-expression"],
    ["outputs:\n  y: 1\n---\noutputs:\n  y: 2\n", "bad-yaml"],
    ["!!js/function 'x'", "bad-yaml"],
  ])("%j is refused as %s", (text, code) => {
    expect(problemOf(text)?.code).toBe(code);
  });

  test("a correlation names two inputs and lies between −1 and 1", () => {
    const text = (correlation: string) =>
      `inputs:\n  a: 1 to 2\n  b: 1 to 2\ncorrelations:\n  - ${correlation}\noutputs:\n  y: a\n`;
    expect(problemOf(text("{ inputs: [a, b], correlation: 0.5 }"))).toBeUndefined();
    expect(problemOf(text("{ inputs: [a, c], correlation: 0.5 }"))?.code).toBe("unknown-name");
    const twice = text(
      "{ inputs: [a, b], correlation: 0.5 }\n  - { inputs: [b, a], correlation: 0.1 }",
    );
    expect(problemOf(twice)).toMatchObject({ code: "duplicate-name", facts: { line: 6 } });
    expect(problemOf(text("{ inputs: [a], correlation: 0.5 }"))?.code).toBe("bad-model");
    expect(problemOf(text("{ inputs: [a, b], correlation: 1 }"))?.code).toBe("bad-model");
  });
});

describe("a recurrence", () => {
  const recur = (state: string, more = "", output = "x"): string => `inputs:
  g: 0.1 to 0.2
recur:
  months: 12
  members: 2
  constants:
    base: [1, 2]
  state:
    x: ${state}
${more}outputs:
  y: ${output}
`;

  test.each([
    ["{ start: 1, next: x * g }", undefined],
    ["{ start: [1, 2], next: x * g + normal() }", undefined],
    ["{ start: [1, 2, 3], next: x }", "bad-model"],
    ["{ start: 1 }", "bad-model"],
    ["{ each: x + 1 }", "cyclic-definition"],
    ["{ start: 1, next: x.next + 1 }", "cyclic-definition"],
    ["{ start: x, next: x }", "recurrence-reads-result"],
    ["{ start: 1, next: late }", "recurrence-reads-result"],
    ["{ start: 1, next: x > 2 }", "not-a-number"],
    ["{ first: base }", "not-a-truth"],
    ["{ first: base > month }", undefined],
    ["{ start: 1, next: max_members(g) }", "not-per-member"],
    ['{ start: 1, next: "max_members(base, 2)" }', "argument-count"],
    ["{ each: normal(1) }", "argument-count"],
    ["{ each: z.next }", "unknown-next"],
  ])("with x: %s", (state, code) => {
    const late = `let:\n  late: x\n`;
    const text = recur(state, late);
    expect(problemOf(text)?.code).toBe(code);
  });

  test("months and members must be whole and within limits", () => {
    const text = recur("{ start: 1, next: x }");
    for (const [from, to] of [
      ["months: 12", "months: 0"],
      ["months: 12", "months: 1e9"],
      ["months: 12", "months: 1.5"],
      ["members: 2", "members: -1"],
      ["members: 2", "members: [a, a]"],
      ["base: [1, 2]", "base: 1"],
    ] as const) {
      expect(problemOf(text.replace(from, to))?.code).toBe("bad-model");
    }
  });
});

describe("units of the model's own", () => {
  const model = (units: string, unit: string) => `${units}
inputs:
  racks: { value: 20 to 40, unit: rack }
  price: { value: 3e6, unit: USD/rack }
  load: { value: 72, unit: chip/rack }
let:
  cost: racks * price
  each: { value: mean_of(racks) * load, unit: ${unit} }
outputs:
  cost: cost
  each: each
`;

  test("are checked as the base units are", () => {
    const read = readModel(model("units: [rack]", "chip"));
    expect(read.ok && read.value.described.map(({ unit }) => unit)).toEqual(["USD", "chip"]);
    expect(readModel(model("units: [rack]", "chip/rack"))).toMatchObject({
      ok: false,
      error: { code: "unit-mismatch" },
    });
  });

  test.each([
    ["", "unknown-unit"],
    ["units: [widget]", "unknown-unit"],
    ["units: [rack, chip]", "duplicate-name"],
    ["units: [rack, 1x]", "bad-model"],
    ["units: rack", "bad-model"],
  ])("declared by %j are refused: %s", (units, code) => {
    expect(readModel(model(units, "chip"))).toMatchObject({ ok: false, error: { code } });
  });
});

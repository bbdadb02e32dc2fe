import { describe, expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { readChip } from "./read-chip.ts";

const window = { asOf: "2026-11-23", hindsight: false };
const read = (text: string) => readChip(text, factsOf(), window);

const own = `
name: own
peak: { fp16: 5e14, fp8: 1e15 }
memoryBytes: 96e9
memoryBandwidth: 4e12
scaleUpBandwidth: 9e11
scaleUpChips: 8
powerWatt: 600
`;

describe("a chip", () => {
  test("of one's own has the figures of its file", () => {
    const chip = read(own);
    expect(chip.ok ? chip.value : chip.error).toMatchObject({
      ...{ id: "own", kind: "server", peak: { fp16: 5e14, fp8: 1e15 } },
      ...{ memoryBytes: 96e9, scaleUpChips: 8, quotedAs: [] },
    });
  });

  test("of a file that breaks a rule is refused by field, rule and value", () => {
    const problem = (text: string) => {
      const chip = read(text);
      return chip.ok ? undefined : chip.error;
    };
    expect(problem(own.replace("96e9", "-96e9"))).toMatchObject({
      code: "bad-yaml-field",
      facts: { column: "memoryBytes", value: "-96000000000" },
    });
    expect(problem(`${own}memory: 3`)).toMatchObject({ facts: { column: "memory" } });
  });

  test("that was measured is known as the planners' own are", () => {
    for (const name of ["l40s", "h100-nvl", "rtx-pro-6000-server", "h100"]) {
      expect(read(name).ok).toBe(true);
    }
    expect(read("h900").ok).toBe(false);
  });
});

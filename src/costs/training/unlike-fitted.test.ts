import { expect, test } from "vitest";
import { factsOf } from "../../../test/support/facts.ts";
import { must } from "../../base/outcome.ts";
import { measuredRuns } from "./measured-runs.ts";
import { unlikeFitted } from "./unlike-fitted.ts";

const runs = must(measuredRuns(factsOf(), { asOf: "2026-11-29", hindsight: false }));
const like = runs.find(({ id }) => id.startsWith("Olmo-3-32B"));
if (!like) throw new Error("no such run");
const known = { ...like, activeParameters: 32e9 };

test("a run like the fitted ones is unlike none", () => {
  expect(unlikeFitted(known, runs)).toEqual([]);
});

test("a chip ten times as fast, a million chips, a sequence of a million tokens where none was long are each unlike", () => {
  const fast = { ...known.chip, peak: { ...known.chip.peak, fp16: 1e16 } };
  expect(unlikeFitted({ ...known, chip: fast }, runs)).toEqual(["chip"]);
  expect(unlikeFitted({ ...known, chips: 1e6 }, runs)).toEqual(["chips"]);
  const short = runs.filter(({ sequence }) => (sequence ?? 0) < 32_768);
  expect(unlikeFitted({ ...known, sequence: 1e6 }, short)).toEqual(["kind"]);
  expect(unlikeFitted({ ...known, sequence: 1e6 }, runs)).toEqual([]);
  expect(unlikeFitted({ ...known, activeParameters: 1e13 }, runs)).toEqual(["parameters"]);
});

import { expect, test } from "vitest";
import { translator } from "../i18n/translate.ts";
import { operations } from "../operations/index.ts";
import { findOperations } from "./find-operation.ts";

const namesFor = (words: string) => findOperations(words, translator("en")).map(({ name }) => name);

// The question of somebody who does not know the names, and the operation that is for it.
test.each([
  ["share of electricity that data centres use", "energy"],
  ["who is ahead, which labs stay in the first tier", "race"],
  ["how much revenue and users has each company", "market"],
  ["when will an application become possible", "unlock"],
  ["length of tasks, METR runs", "horizon"],
  ["cost of an agent", "agent"],
  ["fit a scaling law to my points", "scaling"],
  ["how good were past forecasts", "skill"],
  ["同一问题在各种输入组合下的回答", "sweep"],
  ["数据中心的用电占比", "energy"],
])("%s: among the first three is %s", (words, name) => {
  expect(namesFor(words).slice(0, 3)).toContain(name);
});

test("every operation is found by its name, alone and with what it takes", () => {
  for (const { name, examples } of operations) {
    const [found, ...others] = findOperations(name, translator("en"));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ name, inputSchema: { type: "object" } });
    expect(found?.example).toEqual(examples[0]);
  }
});

test("words that no operation is about give the list, not a guess", () => {
  expect(namesFor("xylophone")).toEqual(operations.map(({ name }) => name));
});

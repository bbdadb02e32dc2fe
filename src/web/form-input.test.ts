import { expect, test } from "vitest";
import { parametersOf } from "../operations/contract/parameters.ts";
import { readInput } from "../operations/contract/run-operation.ts";
import { operations } from "../operations/index.ts";
import { inputOf, textOf } from "./form-input.ts";

const flat = (value: unknown): boolean =>
  typeof value !== "object" || (Array.isArray(value) && value.every((item) => flat(item)));

const numbersAsTexts = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_, part) => (typeof part === "number" ? String(part) : part)));

test.each(
  operations.flatMap((operation) =>
    operation.examples
      .filter((example) => Object.values(example).every(flat))
      .map((example) => ({ operation, example, name: operation.name })),
  ),
)("a form of $name can ask its example $example", ({ operation, example }) => {
  const texts = Object.fromEntries(
    Object.entries(example).map(([name, value]) => [name, textOf(value)]),
  );
  const asked = inputOf(parametersOf(operation), texts);
  const read = readInput(operation, asked);
  const meant = readInput(operation, example);
  // A range such as 0.85 to 0.95 is a text, so a single number in its place is one too.
  expect(numbersAsTexts(read)).toEqual(numbersAsTexts(meant));
});

test("a text that is no number reaches the schema, which refuses it by name", () => {
  const operation = operations.find(({ name }) => name === "simulate");
  if (!operation) throw new Error("no operation simulate");
  const input = inputOf(parametersOf(operation), { model: "outputs:\n  a: 1\n", draws: "many" });
  const read = readInput(operation, input);
  expect(!read.ok && read.error.facts["field"]).toBe("draws");
});

import { expect, test } from "vitest";
import { findOperation } from "../index.ts";
import { loosenInput } from "./loosen-input.ts";
import type { Operation } from "./operation.ts";

const loosen = (name: string, input: Readonly<Record<string, unknown>>) =>
  loosenInput(findOperation(name) as Operation, input);

test.each([
  ["price", { atLeast: "130" }, { atLeast: 130 }],
  ["price", { atLeast: 130, scale: null, asOf: null }, { atLeast: 130 }],
  ["simulate", { model: "m", draws: "1e3" }, { model: "m", draws: 1000 }],
  ["lag", { bar: 150 }, { bar: "150" }],
  ["scaling", { tokens: " 1e11 " }, { tokens: 1e11 }],
])("%s takes %j as %j", (name, given, meant) => {
  expect(loosen(name, given)).toEqual(meant);
});

test.each([
  ["price", { atLeast: "many" }],
  ["price", { atLeast: "" }],
  ["price", { atLeast: "0x10" }],
  ["price", { unknown: "130" }],
  ["simulate", { draws: true }],
])("%s leaves %j to its schema", (name, given) => {
  expect(loosen(name, given)).toEqual(given);
});

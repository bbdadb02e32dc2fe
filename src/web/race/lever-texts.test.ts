import { expect, test } from "vitest";
import { leverOf, shockOf, withLever, withShock } from "./lever-texts.ts";

test("a lever that was moved is read back from the address", () => {
  const lever = { lab: "Moonshot AI", orders: 0.35 };
  expect(leverOf(withLever(lever))).toEqual(lever);
});

test("levers that no slider has leave it where it begins", () => {
  expect(leverOf("Meta:stays")).toBeUndefined();
  expect(leverOf("Meta:compute=x6")).toBeUndefined();
  expect(leverOf(undefined)).toBeUndefined();
});

test("a shock is read back too, and none stands in the address at 0", () => {
  expect(shockOf(withShock(-0.25))).toBe(-0.25);
  expect(withShock(0)).toBeUndefined();
  expect(shockOf("freeze")).toBe(0);
});

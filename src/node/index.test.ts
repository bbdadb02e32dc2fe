import { afterAll, expect, test } from "vitest";
import { digestOf } from "../operations/contract/digest.ts";
import { createSextant, sextant } from "./index.ts";

const library = createSextant({ today: "2026-11-23", threads: 2 });
afterAll(library.close);

test("answers in two lines from the facts of the package", async () => {
  const { lines } = (await sextant.law({ asOf: "2024-12-31" })).result;
  expect(lines.map(({ id }) => id)).toContain("inference-price");
});

test("gives the same with one thread and two, which start again after they were ended", async () => {
  const input = {
    model: "inputs:\n  a: 1 to 10\n  b: 2 to 3\noutputs:\n  c: exp(a) * b\n",
    draws: 2 ** 20,
  };
  const digest = digestOf(await library.simulate(input));
  await library.close();
  expect(digestOf(await library.simulate(input))).toBe(digest);
  const one = createSextant({ today: "2026-11-23", threads: 1 });
  expect(digestOf(await one.simulate(input))).toBe(digest);
});

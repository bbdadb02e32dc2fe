import { expect, test } from "vitest";
import { readApplication } from "../../observatory/parts/read-application.ts";
import { definitionOf } from "./definition.ts";

const application = {
  id: "claims: handling",
  label: 'Handling of "claims"',
  tokens: { in: 30000, out: 3000 },
  thresholds: [
    { kind: "capability", low: 135, high: 150, date: null },
    { kind: "horizon", low: 30, high: 60, reliability: 0.8, date: null },
    { kind: "price", low: 0.1, high: 1, date: null },
    { kind: "size", low: 7e9, high: 8e9, date: null },
    { kind: "sense", sense: "image", date: null },
  ],
  date: null,
  lower: null,
  upper: null,
  level: 0.9,
  status: "expected",
  reachedShare: 0,
  binding: null,
  bindingShares: [],
  sooner: { tenthOfPrice: null, doubledHorizon: null },
} as const;

test("an application with a moved threshold is read back with that threshold and all others", () => {
  const { thresholds, ...rest } = application;
  const text = definitionOf(
    { ...rest, thresholds: [...thresholds], bindingShares: [] },
    { kind: "price", low: 0.02, high: 0.2 },
  );
  const read = readApplication(text);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  expect(read.value).toMatchObject({ id: "claims: handling", label: 'Handling of "claims"' });
  expect(read.value.needs).toEqual([
    { kind: "capability", low: 135, high: 150 },
    { kind: "horizon", low: 30, high: 60, reliability: 0.8 },
    { kind: "price", low: 0.02, high: 0.2 },
    { kind: "size", low: 7e9, high: 8e9 },
    { kind: "sense", sense: "image" },
  ]);
});

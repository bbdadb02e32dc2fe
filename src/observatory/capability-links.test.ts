import { describe, expect, test } from "vitest";
import { embeddedStore, factsOf, withRows } from "../../test/support/facts.ts";
import { capabilityLinks } from "./capability-links.ts";

const linksOn = (asOf: string, store = embeddedStore) => {
  const links = capabilityLinks(factsOf(store), { asOf, hindsight: false });
  if (!links.ok) throw new Error(links.error.code);
  return links.value;
};

/** One edition, and it multiplied and moved as the next. */
const moved = withRows(embeddedStore, (id, text) => {
  if (id !== "capability-scores") return text;
  const lines = text.trimEnd().split("\n");
  const [header = ""] = lines;
  const column = header.split(",").indexOf("eci");
  const plain = lines
    .slice(1)
    .filter((line) => line.includes(",2026-05-02,") && !line.includes('"'));
  const copies = plain.map((line) => {
    const cells = line.replaceAll("2026-05-02", "2026-08-22").split(",");
    cells[column] = String(2 * Number(cells[column]) - 100);
    return cells.join(",");
  });
  return `${[header, ...plain, ...copies].join("\n")}\n`;
});

describe("editions of the index", () => {
  test("map on one another nearly as they are: both anchors are fixed at 130 and 150", () => {
    const [link] = linksOn("2026-11-23").editions;
    expect(link?.n).toBeGreaterThan(100);
    // Two models have the same score in every edition, so the map is near the identity.
    expect(Math.abs((link?.slope ?? 0) * 140 + (link?.intercept ?? 0) - 140)).toBeLessThan(2);
    expect(Math.abs(link?.largest.points ?? 0)).toBeGreaterThan(link?.error ?? Number.NaN);
  });

  test("that are multiplied and moved give that factor and shift back", () => {
    const [link] = linksOn("2026-11-23", moved).editions;
    expect(link?.slope).toBeCloseTo(2, 9);
    expect(link?.intercept).toBeCloseTo(-100, 6);
    expect(link?.error).toBeLessThan(1e-6);
  });

  test("are not linked before the second has appeared", () => {
    expect(linksOn("2026-05-03").editions).toEqual([]);
    expect(linksOn("2026-08-21", moved).editions).toEqual([]);
    expect(linksOn("2026-08-22", moved).editions).toHaveLength(1);
  });
});

describe("the link to the length of tasks", () => {
  test("is a problem where the lengths cannot be read", () => {
    const broken = withRows(embeddedStore, (id, text) =>
      id === "time-horizons" ? "no header\n" : text,
    );
    expect(
      capabilityLinks(factsOf(broken), { asOf: "2026-11-23", hindsight: false }),
    ).toMatchObject({
      ok: false,
    });
  });

  test("doubles the horizon every few points, and says where the scales disagree", () => {
    const { horizon } = linksOn("2026-11-23");
    expect(horizon?.n).toBeGreaterThanOrEqual(15);
    expect(horizon?.rSquared).toBeGreaterThan(0.8);
    expect(horizon?.doublingPoints).toBeGreaterThan(2);
    expect(horizon?.doublingPoints).toBeLessThan(8);
    expect(horizon?.disagreements).toHaveLength(3);
  });

  test("gives 60 and 480 minutes three doublings apart", () => {
    const { horizon } = linksOn("2026-11-23");
    const [hour, day] = horizon?.at ?? [];
    expect((day?.eci ?? 0) - (hour?.eci ?? 0)).toBeCloseTo(3 * (horizon?.doublingPoints ?? 0), 9);
  });

  test("is absent before the first horizons were published", () => {
    expect(linksOn("2024-06-30").horizon).toBeUndefined();
  });
});

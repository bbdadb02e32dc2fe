import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth } from "./measure-text.ts";
import { boxAround, type PlacedLabel, placeLabels } from "./place-labels.ts";

const room = { width: 600, height: 300, fontSize: 12, most: 50, hard: [], soft: [] };

/** The letters of a label alone, without the margin that placing keeps around them. */
function letters({ text, x, y, dx, dy, align }: PlacedLabel) {
  const width = textWidth(text, 12);
  const start = x + dx - (align === "left" ? 0 : align === "right" ? width : width / 2);
  return { left: start, right: start + width, top: y + dy - 6, bottom: y + dy + 6 };
}

const anchors = fc.array(
  fc.record({
    text: fc.constantFrom("GPT-4", "Claude 3.5 Sonnet", "通义千问", "o1"),
    x: fc.double({ min: 0, max: 600, noNaN: true }),
    y: fc.double({ min: 0, max: 300, noNaN: true }),
  }),
  { maxLength: 60 },
);

describe("placing labels", () => {
  test("no label covers another, a point that must stay clear, or the edge", () => {
    fc.assert(
      fc.property(anchors, (wanted) => {
        const hard = wanted.map(({ x, y }) => boxAround(x, y, 4));
        const boxes = placeLabels(wanted, { ...room, hard }).map(letters);
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(0);
          expect(box.right).toBeLessThanOrEqual(600);
          for (const other of [...boxes.slice(index + 1), ...hard]) {
            const apart =
              box.right <= other.left ||
              other.right <= box.left ||
              box.bottom <= other.top ||
              other.bottom <= box.top;
            expect(apart).toBe(true);
          }
        }
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  test("points named first are served first, up to the number asked for", () => {
    const crowd = ["a", "b", "c"].map((text) => ({ text, x: 300, y: 150 }));
    expect(placeLabels(crowd, { ...room, most: 2 }).map(({ text }) => text)).toEqual(["a", "b"]);
  });

  test("a label without room is left out and not squeezed in", () => {
    expect(placeLabels([{ text: "much too wide", x: 5, y: 5 }], { ...room, width: 30 })).toEqual(
      [],
    );
  });
});

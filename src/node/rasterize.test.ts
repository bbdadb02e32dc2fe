import { expect, test } from "vitest";
import { needsResvg } from "../../test/support/png.ts";
import { loadResvg, missingGlyphs, rasterize } from "./rasterize.ts";

const picture = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40"><text x="5" y="30" font-size="24" font-family="DejaVu Sans, sans-serif">${text}</text></svg>`;

/** Width and height in the header of a PNG. */
const sizeOf = (png: Uint8Array): readonly number[] => {
  const view = new DataView(png.buffer, png.byteOffset);
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  return [view.getUint32(16), view.getUint32(20)];
};

test("a picture has two points for each of its pixels", async (context) => {
  needsResvg(context);
  const png = await rasterize(picture(""));
  expect(png.ok && sizeOf(png.value)).toEqual([240, 80]);
});

test("characters that no font has are told, each once", async (context) => {
  needsResvg(context);
  const resvg = await loadResvg();
  if (!resvg.ok) throw new Error(resvg.error.code);
  // Without any font every character is missing; signs of markup are none.
  const none = { loadSystemFonts: false };
  expect(missingGlyphs(picture("A&amp;AB 中"), resvg.value, none)).toEqual(["A", "B", "中"]);
  expect(missingGlyphs(picture(" "), resvg.value, none)).toEqual([]);
});

test("a picture with characters that no font has is refused, not drawn with boxes", async (context) => {
  needsResvg(context);
  const png = await rasterize(picture("能力"), { loadSystemFonts: false });
  expect(png).toEqual({
    ok: false,
    error: { code: "missing-glyphs", facts: { value: "能力" } },
  });
});

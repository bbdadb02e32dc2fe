import { describe, expect, test } from "vitest";
import { assignColors, type Theme, themes } from "./theme.ts";

type Rgb = readonly [number, number, number];

/** Red, green and blue from 0 to 1, with the curve of the display taken off (IEC 61966-2-1). */
const linearRgb = (color: string): Rgb =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;

const weigh = (rows: readonly Rgb[], [r, g, b]: Rgb): Rgb =>
  rows.map(([x, y, z]) => x * r + y * g + z * b) as unknown as Rgb;

/** Contrast ratio as WCAG 2.2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const luminance = (color: string) => weigh([[0.2126, 0.7152, 0.0722]], linearRgb(color))[0];
  const [first, second] = [luminance(one), luminance(other)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

/** Full dichromacy in linear RGB (Machado, Oliveira and Fernandes 2009, table 1, severity 1.0). */
const sights: Readonly<Record<string, readonly Rgb[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
};

/** Position in the OKLab space, where equal distances look about equally far (Ottosson 2020). */
function oklab(rgb: Rgb): Rgb {
  const cones = weigh(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  ).map((value) => Math.cbrt(value)) as unknown as Rgb;
  return weigh(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

/** The pair of palette colours that a sight tells apart least, and how far they are. */
function closest(theme: Theme, sight: readonly Rgb[]) {
  const colors = theme.palette.map((color) => ({
    color,
    at: oklab(weigh(sight, linearRgb(color))),
  }));
  const pairs = colors.flatMap((one, index) =>
    colors.slice(index + 1).map((other) => ({
      pair: `${one.color} ${other.color}`,
      distance: Math.hypot(...one.at.map((value, axis) => value - (other.at[axis] as number))),
    })),
  );
  return pairs.sort((one, other) => one.distance - other.distance)[0];
}

describe.each(["light", "dark"] as const)("the %s theme", (name) => {
  const theme = themes[name];

  test("text stands out by 4.5 to 1 and colours by 3 to 1, as WCAG 2.2 AA asks", () => {
    for (const text of [theme.ink, theme.muted]) {
      expect(contrast(text, theme.background)).toBeGreaterThanOrEqual(4.5);
    }
    for (const color of [...theme.palette, theme.rest, theme.meanEdge]) {
      expect(contrast(color, theme.background), color).toBeGreaterThanOrEqual(3);
    }
  });

  test.each(Object.keys(sights))("its colours stay apart under %s", (sight) => {
    // Four times 0.02, which is about one just noticeable difference in OKLab.
    const pair = closest(theme, sights[sight] as readonly Rgb[]);
    expect(pair?.distance, pair?.pair).toBeGreaterThan(0.08);
  });
});

describe("colours of organisations", () => {
  test("a known organisation keeps its colour in whatever company", () => {
    const [alone] = assignColors(["Anthropic"], themes.light);
    const [, , among] = assignColors(["Lab A", "Lab B", "Anthropic"], themes.light);
    expect(among).toBe(alone);
  });

  test("no two names share a colour until the palette is used up", () => {
    const names = ["Lab A", "Google", "NVIDIA", "OpenAI", "Lab B", "Meta"];
    expect(new Set(assignColors(names, themes.light)).size).toBe(6);
    expect(assignColors([...names, "Lab C"], themes.light).at(-1)).toBe(themes.light.rest);
  });
});

import { fail, type Outcome, succeed } from "../base/outcome.ts";

/** What is used of resvg, which is installed by those who want pictures as points. */
interface Resvg {
  readonly Resvg: new (
    svg: string,
    options: object,
  ) => {
    render(): {
      readonly width: number;
      readonly pixels: Uint8Array;
      asPng(): Uint8Array;
    };
  };
}

/** Points for each pixel of a picture, as screens of today have. */
const ZOOM = 2;

/**
 * A picture as PNG, drawn by resvg (MPL-2.0, `@resvg/resvg-js`).
 *
 * @param fonts options of the fonts to draw with; those of this machine if not given
 * @returns the file; `png-not-installed` names the package where it is missing, `missing-glyphs` the
 *   characters that no font here has, which would stand there as boxes
 */
export async function rasterize(
  svg: string,
  fonts: object = {},
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const loaded = await loadResvg();
  if (!loaded.ok) return loaded;
  const missing = missingGlyphs(svg, loaded.value, fonts);
  if (missing.length > 0) return fail("missing-glyphs", { value: missing.slice(0, 12).join("") });
  const fitTo = { mode: "zoom", value: ZOOM };
  const options = { fitTo, font: fonts, background: "white", logLevel: "off" };
  return succeed(new Uint8Array(new loaded.value.Resvg(svg, options).render().asPng()));
}

/** Load resvg; `png-not-installed` names the package where it is missing. */
export async function loadResvg(): Promise<Outcome<Resvg>> {
  // By a name that no bundler follows: it is not part of the default install.
  const name = "@resvg/resvg-js";
  try {
    return succeed((await import(/* @vite-ignore */ name)) as Resvg);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    return fail("png-not-installed", { value: `--no-save -O ${name}@2.6.2` });
  }
}

/** Pixels of a square in which one character is drawn to be looked at. */
const CELL = 32;
const CELLS_IN_ROW = 32;
/** A character that no font has, which is drawn as every other missing one. */
const NO_CHARACTER = "\u{10FFFD}";

/**
 * Characters of a picture for which no font has a shape: they are drawn as one that cannot exist, or
 * not at all.
 *
 * @param fonts options of the fonts to look in
 */
export function missingGlyphs(svg: string, { Resvg }: Resvg, fonts: object): readonly string[] {
  const family = /font-family="([^"]*)"/.exec(svg)?.[1] ?? "sans-serif";
  const characters = [NO_CHARACTER, ...charactersOf(svg)];
  const height = CELL * Math.ceil(characters.length / CELLS_IN_ROW);
  const texts = characters.map((character, at) => {
    const [x, y] = placeOf(at);
    return `<text x="${x + 4}" y="${y + 22}" font-size="16" font-family="${family}">${character}</text>`;
  });
  const sheet = `<svg xmlns="http://www.w3.org/2000/svg" width="${CELL * CELLS_IN_ROW}" height="${height}">${texts.join("")}</svg>`;
  const { pixels, width } = new Resvg(sheet, { font: fonts, logLevel: "off" }).render();
  const drawn = characters.map((_, at) => inkOf(pixels, width, placeOf(at)));
  const [box] = drawn;
  return characters.filter(
    (_, at) => at > 0 && (drawn[at] === box || !/[1-9]/.test(drawn[at] ?? "")),
  );
}

const placeOf = (at: number): readonly [x: number, y: number] => [
  CELL * (at % CELLS_IN_ROW),
  CELL * Math.floor(at / CELLS_IN_ROW),
];

/** The points of a cell, as text to be compared. */
function inkOf(pixels: Uint8Array, width: number, [x, y]: readonly [number, number]): string {
  const rows = Array.from({ length: CELL }, (_, row) => {
    const from = 4 * (width * (y + row) + x);
    return pixels.subarray(from, from + 4 * CELL).join();
  });
  return rows.join();
}

/** Every visible character of a picture's texts, once. */
function charactersOf(svg: string): readonly string[] {
  const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text = ""]) =>
    text.replaceAll(/&#?\w+;/g, ""),
  );
  return [...new Set(texts.join(""))].filter((character) =>
    /[\p{L}\p{N}\p{P}\p{S}]/u.test(character),
  );
}

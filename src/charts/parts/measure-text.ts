/**
 * Widths of Helvetica in thousandths of the font size, from the space (U+0020) to the tilde
 * (U+007E). Arial and Liberation Sans have the same widths.
 *
 * @see Adobe Core 14 font metrics, Helvetica.afm
 */
const helvetica = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556,
  556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
  611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667,
  667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500,
  222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];

/** Chinese, Japanese and Korean characters, and full-width punctuation: one em each. */
const wide =
  /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Bold Helvetica is on average 6 % wider. */
const BOLD = 1.06;

/**
 * Width of one line of text in pixels, without a canvas.
 *
 * @param fontSize in pixels
 */
export function textWidth(text: string, fontSize: number, bold = false): number {
  const thousandths = [...text].reduce((sum, character) => sum + advance(character), 0);
  return (thousandths / 1000) * fontSize * (bold ? BOLD : 1);
}

function advance(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (wide.test(character) || code > 0xffff) return 1000;
  if (code === 0xa0) return 278;
  return helvetica[code - 32] ?? 584;
}

/**
 * Break text into lines no wider than requested. Lines break at ordinary spaces, and between
 * Chinese characters but not before closing punctuation; a single longer word keeps its own line.
 */
export function wrapText(
  text: string,
  width: number,
  fontSize: number,
  bold = false,
): readonly string[] {
  const pieces =
    text.match(/[\u2e80-\u9fff][，。；：、）」”！？]*|[^ \n\u2e80-\u9fff]+|[ \n]+/g) ?? [];
  const lines: string[] = [];
  let line = "";
  for (const piece of pieces) {
    if (line !== "" && textWidth(line + piece.trimEnd(), fontSize, bold) > width) {
      lines.push(line.trim());
      line = piece.trimStart();
    } else line += piece;
  }
  return line.trim() === "" ? lines : [...lines, line.trim()];
}

/** Text truncated to a width in pixels, with an ellipsis where something was cut. */
export function shorten(text: string, width: number, fontSize: number, bold = false): string {
  if (textWidth(text, fontSize, bold) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join("")}…`, fontSize, bold) > width) {
    characters.pop();
  }
  return `${characters.join("").trimEnd()}…`;
}

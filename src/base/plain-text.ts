/**
 * What a terminal obeys instead of showing it: control characters but for the line feed, and marks
 * that turn the direction of what follows.
 */
const controls = /[^\P{Cc}\n]|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/**
 * A text in which nothing is left that a terminal obeys: each such character is the picture of one
 * (`␛` for an escape), or `�`.
 */
export const plainText = (text: string): string =>
  text.replace(controls, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? "␡" : "�";
  });

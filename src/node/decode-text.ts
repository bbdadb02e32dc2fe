import { fail, type Outcome, succeed } from "../base/outcome.ts";

/**
 * The text in the bytes of a file: UTF-8, or UTF-16 where a mark of byte order or the zeros of
 * every other byte tell so. Bytes in another encoding are refused, as guessing changes names.
 *
 * @returns the text without its mark of byte order, or problem `not-utf8`
 */
export function decodeText(bytes: Uint8Array, file: string): Outcome<string> {
  try {
    return succeed(new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes));
  } catch {
    return fail("not-utf8", { file });
  }
}

function encodingOf([first, second, third, fourth]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  // Without a mark, a Latin letter has a zero beside it.
  if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return "utf-16le";
  if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return "utf-16be";
  return "utf-8";
}

const SCALE: Readonly<Record<string, string>> = { k: "e3", K: "e3", M: "e6", B: "e9", T: "e12" };

/**
 * A quantity as people write it, in the notation of the model language: `15T` is 15e12 (thousands,
 * millions, milliards and billions of them by K, M, B, T), and `$2.50/h` is 2.50.
 */
export const asWritten = (text: string): string =>
  text
    .replace(/\$\s*(?=\d)/g, "")
    .replace(/(\d)\s*\/\s*(?:h|hr|hour)\b/g, "$1")
    .replace(
      /(\d)([kKMBT])(?![\w(])/g,
      (_, digit: string, unit: string) => `${digit}${SCALE[unit]}`,
    );

import { formatNumber } from "./format.ts";
import type { Translate } from "./translate.ts";

/** The sizes for which a language has a word, largest first, with that word. */
const sizes = {
  en: [
    [1e12, "T"],
    [1e9, "B"],
    [1e6, "M"],
    [1e3, "k"],
  ],
  zh: [
    [1e12, " 万亿"],
    [1e8, " 亿"],
    [1e4, " 万"],
  ],
} as const;

/** A count as people of the language write it: `1.5B`, `15 亿`. */
export function countText(value: number, t: Translate): string {
  const [size, word] = sizes[languageOf(t)].find(([least]) => Math.abs(value) >= least) ?? [1, ""];
  return `${formatNumber(value / size)}${word}`;
}

/** Money in US dollars as people of the language write it: `$380B`, `3,800 亿美元`. */
export function usdText(value: number, t: Translate): string {
  const count = countText(value, t);
  // A word of size joins its unit, a digit does not.
  const written = languageOf(t) === "zh" ? count.replace(/\d$/, "$& ") : `$${count}`;
  return t("text.usd", { count: written });
}

const languageOf = (t: Translate): keyof typeof sizes =>
  t("language.code") === "zh" ? "zh" : "en";

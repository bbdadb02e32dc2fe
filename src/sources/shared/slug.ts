/**
 * A text as part of an id: lower case, hyphens for everything else; plus and Greek are words. For
 * names of which no two differ by case only; where they may, `nameId` keeps them apart.
 */
export const slug = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[+αβΣσ]/g, (sign) => ` ${words[sign]} `)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-+|-+$/g, "");

/** Signs that tell one model from another: Command R and R+, PanGu-α and Σ. */
const words: Readonly<Record<string, string>> = {
  "+": "plus",
  α: "alpha",
  β: "beta",
  Σ: "sigma",
  σ: "sigma",
};

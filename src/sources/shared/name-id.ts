/**
 * A name as an id that is still the name: it keeps names apart which differ by case, a plus sign or
 * a Greek letter only (CALM and CaLM, Command R and Command R+, PanGu-α and PanGu-Σ). For rows of
 * models, chips and benchmarks, of which there are thousands; `slug` writes the ids of all others.
 */
export const nameId = (name: string): string =>
  name
    .normalize("NFC")
    .replace(/[\s/]+/g, "-")
    .replace(/[^\p{L}\p{N}.+@:_-]/gu, "")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");

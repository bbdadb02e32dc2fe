/** The part of a claim's id that names a model: `GPT-3 175B (davinci)` is `gpt-3-175b-davinci`. */
export const claimId = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, "-")
    .replace(/^-|-$/g, "");

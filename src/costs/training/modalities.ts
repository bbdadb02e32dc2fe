import { fail, type Outcome, succeed } from "../../base/outcome.ts";

/** What one unit of a modality is worth in tokens. */
export interface Modality {
  readonly unit: "image" | "second" | "token";
  readonly tokens: number;
  readonly source: string;
}

/** Tokens per unit as published for one model each. */
export const modalities = {
  text: { unit: "token", tokens: 1, source: "https://arxiv.org/abs/2005.14165" },
  /** Gemma 3: 256 vectors per image, however many patches. */
  image: { unit: "image", tokens: 256, source: "https://arxiv.org/abs/2503.19786" },
  /** Gemini: 32 tokens per second. */
  audio: { unit: "second", tokens: 32, source: "https://ai.google.dev/gemini-api/docs/tokens" },
  /** Gemini: 263 tokens per second at one image per second. */
  video: { unit: "second", tokens: 263, source: "https://ai.google.dev/gemini-api/docs/tokens" },
} as const satisfies Readonly<Record<string, Modality>>;

export type ModalityName = keyof typeof modalities;

/** A part of a budget. */
export interface ModalityBudget {
  readonly modality: ModalityName;
  readonly units: number;
  readonly tokensPerUnit: number;
  readonly tokens: number;
}

/**
 * Read a token budget by modality: `text=2e12, image=1e9, audio=3e8@25`. A number after `@` is the
 * tokens per unit; without it the published ones apply.
 *
 * @returns the parts, or `invalid-input` with field, rule and value
 */
export function readModalities(text: string): Outcome<readonly ModalityBudget[]> {
  const parts: ModalityBudget[] = [];
  for (const part of text.split(",").map((piece) => piece.trim())) {
    const match = /^([a-z]+)\s*=\s*([^@\s]+)(?:@(\S+))?$/.exec(part);
    const modality = match?.[1] as ModalityName | undefined;
    if (!match || !modality || !Object.hasOwn(modalities, modality)) {
      const rule = `${Object.keys(modalities).join(" | ")} = units[@tokens]`;
      return fail("invalid-input", { field: "modalities", rule, value: part });
    }
    const units = Number(match[2]);
    const tokensPerUnit = match[3] === undefined ? modalities[modality].tokens : Number(match[3]);
    if (!(units > 0) || !(tokensPerUnit > 0) || !Number.isFinite(units * tokensPerUnit)) {
      return fail("invalid-input", { field: "modalities", rule: "> 0", value: part });
    }
    parts.push({ modality, units, tokensPerUnit, tokens: units * tokensPerUnit });
  }
  return succeed(parts);
}

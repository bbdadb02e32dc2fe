/**
 * The one name under which the observatory counts an organisation: its laboratories and divisions
 * belong to it, whatever a source calls them.
 *
 * @param name as any source writes it, such as `Google DeepMind` or `Z.ai (Zhipu AI)`
 */
export function organizationName(name: string): string {
  const plain = name.trim();
  return families.find(([, pattern]) => pattern.test(plain))?.[0] ?? plain;
}

/**
 * Who is credited with a work of several organisations: the first that the source names.
 *
 * @returns `undefined` when the source names none
 */
export const leadOrganization = (names: readonly string[] | undefined): string | undefined =>
  names?.[0] === undefined || names[0] === "" ? undefined : organizationName(names[0]);

const families: readonly (readonly [string, RegExp])[] = [
  ["Google", /^(google\b.*|deepmind|google deepmind)$/i],
  ["Meta", /^(meta|meta ai|facebook.*|fair)$/i],
  ["Alibaba", /^(alibaba\b.*|qwen( team)?)$/i],
  ["Amazon", /^(amazon\b.*|aws)$/i],
  ["Microsoft", /^microsoft\b.*$/i],
  ["Mistral", /^mistral( ai)?$/i],
  ["Moonshot", /^moonshot( ai)?$/i],
  ["NVIDIA", /^nvidia$/i],
  ["Z.ai", /^(z\.ai\b.*|zhipu( ai)?)$/i],
  ["Cohere", /^cohere\b.*$/i],
  ["ByteDance", /^bytedance\b.*$/i],
  ["Tencent", /^tencent\b.*$/i],
  ["OpenAI", /^openai$/i],
  ["xAI", /^xai$/i],
  ["MiniMax", /^minimax$/i],
];

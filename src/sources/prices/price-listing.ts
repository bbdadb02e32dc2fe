import { organizations } from "../../names/organizations.ts";

/** Big hosts, by the names that the histories give them. */
const hosts: Readonly<Record<string, string>> = {
  "amazon-bedrock": "amazon-bedrock",
  anyscale: "anyscale",
  aws: "amazon-bedrock",
  azure: "azure",
  bedrock: "amazon-bedrock",
  bedrock_converse: "amazon-bedrock",
  cerebras: "cerebras",
  deepinfra: "deepinfra",
  fireworks: "fireworks-ai",
  "fireworks-ai": "fireworks-ai",
  fireworks_ai: "fireworks-ai",
  groq: "groq",
  replicate: "replicate",
  together: "togetherai",
  together_ai: "togetherai",
  togetherai: "togetherai",
};

/** Providers that enter: makers and big hosts. */
const providers: Readonly<Record<string, string>> = Object.assign(
  {},
  ...organizations.map((organization) => organization.providers),
  hosts,
);

const makers = new RegExp(
  `^(${organizations.flatMap(({ prefixes = [] }) => prefixes).join("|")})\\.`,
);

/** The provider by one name in all histories; `undefined` for resellers, which do not enter. */
export const providerOf = (provider: string, listing: string): string | undefined =>
  listing.startsWith("azure/") ? "azure" : providers[provider];

/** The model's own id: without the path of the host, the maker's prefix and the host's version. */
export const modelOf = (listing: string): string =>
  (listing.split("/").at(-1) as string)
    .toLowerCase()
    .replace(makers, "")
    .replace(/-(v\d+|\d)(:\d+)+(:\d+k)?$/, "");

/** Names that a provider moves from one model to the next, so that their dates tell nothing. */
const rolling = [
  /latest/,
  /^deepseek-(chat|reasoner|coder)$/,
  /^qwen-(max|plus|turbo|flash|long|coder|vl-max|vl-plus|vl-ocr|omni-turbo)$/,
  /^gpt-(3\.5-turbo|4-turbo-preview|4-vision-preview)$/,
  /^gemini(-1\.0)?-pro(-vision)?$/,
  /^(mistral-(tiny|small|medium|large)|codestral|command|command-light|grok-beta)$/,
];

/** Whether the name is one that the provider moves from model to model. */
export const isRollingAlias = (listing: string): boolean =>
  rolling.some((pattern) => pattern.test(modelOf(listing)));

/** Whether the listing is the same model in one region, or served faster for more. */
export const isRegional = (listing: string): boolean =>
  /^((us|eu|jp|apac|au|ca|global|regional|us-gov)\.|fast\/)/.test(listing) ||
  /^(azure|bedrock)\/[^/]+\//.test(listing);

/** Whether the listing is no chat or completion model: sound, pictures, vectors, fine-tunes, sizes. */
export const isOtherProduct = (listing: string): boolean =>
  /^ft:|\.ft-|embed|rerank|audio|realtime|[-_]live\b|transcribe|whisper|tts|orpheus|image|flux|imagine|veo|moderation|guard|model-router|computer-use|robotics|controlnet|diffusion|playground-v2|ssd-1b|sd3|asr|voxtral/i.test(
    listing,
  ) ||
  /^(together-ai|fireworks-ai)-(.*\d+b|default|above-\S+|up-to-\S+|moe-up-to-\S+)$/.test(listing);

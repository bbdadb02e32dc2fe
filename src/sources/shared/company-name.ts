/** The one name we use for a company that sources name differently. */
export const companyName = (name: string): string => aliases[name] ?? name;

const aliases: Readonly<Record<string, string>> = {
  Coreweave: "CoreWeave",
  "Meta AI": "Meta",
  Mistral: "Mistral AI",
  Moonshot: "Moonshot AI",
  Softbank: "SoftBank",
  "Z.ai (Zhipu)": "Z.ai",
  "Z.ai (Zhipu AI)": "Z.ai",
  "Zhipu AI": "Z.ai",
};

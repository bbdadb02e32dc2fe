/** What the family of a model says of it. */
export interface ModelMaker {
  readonly organization: string;
  /** Whether the weights of the family can be downloaded; absent where its members differ. */
  readonly open?: boolean;
}

/**
 * Who made a model, told by its name alone: for files that give names and nothing else.
 *
 * @param name as evaluations write it, such as `gpt-4-0314` or `Meta-Llama-3-70B-Instruct`
 * @returns `undefined` for a name of no known family
 */
export function modelMaker(name: string): ModelMaker | undefined {
  const family = families.find(([pattern]) => pattern.test(name));
  if (!family) return undefined;
  const [, organization, open] = family;
  return open === undefined ? { organization } : { organization, open };
}

/** The first pattern that fits decides, so a distilled model comes before what it was made from. */
const families: readonly (readonly [RegExp, string, boolean?])[] = [
  [/^deepseek/i, "DeepSeek", true],
  [/^gpt-?oss/i, "OpenAI", true],
  [/^(gpt-|o\d|davinci|text-davinci|chatgpt)/i, "OpenAI", false],
  [/^claude/i, "Anthropic", false],
  [/^(gemini|palm|bard)/i, "Google", false],
  [/^(gemma|flan|t5)/i, "Google", true],
  [/^(meta-)?(code-?)?llama/i, "Meta", true],
  [/^(muse)/i, "Meta", false],
  [/^(qwen-(max|plus|turbo)|qwen\d?(\.\d)?-(max|plus|turbo))/i, "Alibaba", false],
  [/^(qwen|qwq|codeqwen)/i, "Alibaba", true],
  [/^(mistral-(medium|small-2402|large-2402)|magistral-medium)/i, "Mistral", false],
  [/^(mistral|mixtral|codestral|devstral|magistral|ministral)/i, "Mistral", true],
  [/^grok-(2|3|4)/i, "xAI", false],
  [/^grok/i, "xAI"],
  [/^(phi|wizardlm)/i, "Microsoft", true],
  [/^(amazon\.|us\.amazon|nova-|titan)/i, "Amazon", false],
  [/^(kimi|moonshot)/i, "Moonshot"],
  [/^(glm|chatglm)/i, "Z.ai"],
  [/^(command|aya)/i, "Cohere"],
  [/^nemotron/i, "NVIDIA", true],
  [/^(yi-|yi\d)/i, "01.AI", true],
  [/^falcon/i, "Technology Innovation Institute", true],
  [/^mpt/i, "MosaicML", true],
  [/^dbrx/i, "Databricks", true],
  [/^dolly/i, "Databricks", true],
  [/^baichuan/i, "Baichuan", true],
  [/^internlm/i, "Shanghai AI Laboratory", true],
  [/^(stable|stablelm)/i, "Stability AI", true],
  [/^cerebras/i, "Cerebras Systems", true],
  [/^(xgen)/i, "Salesforce", true],
  [/^starcoder/i, "Hugging Face", true],
  [/^redpajama/i, "Together", true],
  [/^(vicuna|open_llama)/i, "UC Berkeley", true],
  [/^minimax/i, "MiniMax", true],
];

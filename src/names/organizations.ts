/** Models of an organisation that are told by their names. */
export interface ModelFamily {
  /** Matches names as evaluations write them, such as `Meta-Llama-3-70B-Instruct`. */
  readonly named: RegExp;
  /** Whether the weights of the family can be downloaded; absent where its members differ. */
  readonly open?: boolean;
}

/** What an organisation, its divisions, its models and its listings are called. */
export interface Organization {
  /** The one name under which it is shown and counted. */
  readonly name: string;
  /** Other spellings of that name; capitals make no difference. */
  readonly aliases?: readonly string[];
  /** Names of its laboratories and divisions, which are counted as it. */
  readonly divisions?: RegExp;
  /** The first family that fits a name decides. */
  readonly families?: readonly ModelFamily[];
  /** What sells its models itself: name in a price history, and our one name in `api-prices`. */
  readonly providers?: Readonly<Record<string, string>>;
  /** What stands before a dot in the names of its models at hosts, as in `anthropic.claude-2`. */
  readonly prefixes?: readonly string[];
  /** Country of its head office, where a question asks for it. */
  readonly country?: "China";
  /** Place in the palette of charts, for those that keep one colour through all of them. */
  readonly color?: number;
}

/**
 * The one table of organisations. One that has no line is shown and counted under the name that its
 * source gives; a new laboratory needs no more than a line here.
 */
export const organizations: readonly Organization[] = [
  {
    name: "OpenAI",
    families: [
      { named: /^gpt-?oss/i, open: true },
      { named: /^(gpt-|o\d|davinci|text-davinci|chatgpt)/i, open: false },
    ],
    providers: { openai: "openai", "text-completion-openai": "openai" },
    prefixes: ["openai"],
    color: 0,
  },
  {
    name: "Anthropic",
    families: [{ named: /^claude/i, open: false }],
    providers: { anthropic: "anthropic" },
    prefixes: ["anthropic"],
    color: 1,
  },
  {
    name: "Google",
    divisions: /^(google\b.*|deepmind)$/i,
    families: [
      { named: /^(gemini|palm|bard)/i, open: false },
      { named: /^(gemma|flan|t5)/i, open: true },
    ],
    providers: { gemini: "google", google: "google", palm: "google" },
    prefixes: ["google"],
    color: 2,
  },
  {
    name: "NVIDIA",
    families: [{ named: /^nemotron/i, open: true }],
    prefixes: ["nvidia"],
    color: 2,
  },
  {
    name: "DeepSeek",
    country: "China",
    families: [{ named: /^deepseek/i, open: true }],
    providers: { deepseek: "deepseek" },
    prefixes: ["deepseek", "deepseek-ai"],
    color: 3,
  },
  {
    name: "Meta",
    aliases: ["Meta AI"],
    divisions: /^(facebook.*|fair|meta superintelligence labs)$/i,
    families: [
      { named: /^(meta-)?(code-?)?llama/i, open: true },
      { named: /^muse/i, open: false },
    ],
    providers: { llama: "meta" },
    prefixes: ["meta"],
    color: 4,
  },
  {
    name: "xAI",
    divisions: /^spacexai$/i,
    families: [{ named: /^grok-(2|3|4)/i, open: false }, { named: /^grok/i }],
    providers: { x: "xai", "x-ai": "xai", xai: "xai" },
    prefixes: ["xai"],
    color: 5,
  },
  {
    name: "01.AI",
    country: "China",
    aliases: ["01 AI"],
    families: [{ named: /^(yi-|yi\d)/i, open: true }],
  },
  { name: "AI21 Labs", prefixes: ["ai21"] },
  {
    name: "Alibaba",
    country: "China",
    divisions: /^(alibaba\b.*|qwen( team)?)$/i,
    families: [
      { named: /^(qwen-(max|plus|turbo)|qwen\d?(\.\d)?-(max|plus|turbo))/i, open: false },
      { named: /^(qwen|qwq|codeqwen)/i, open: true },
    ],
    providers: { alibaba: "alibaba", dashscope: "alibaba" },
    prefixes: ["qwen"],
  },
  {
    name: "Amazon",
    divisions: /^(amazon\b.*|aws)$/i,
    families: [{ named: /^(amazon[.-]|us\.amazon|nova-|titan)/i, open: false }],
    prefixes: ["amazon"],
  },
  { name: "Baichuan", country: "China", families: [{ named: /^baichuan/i, open: true }] },
  { name: "Baidu", country: "China", families: [{ named: /^ernie/i }] },
  {
    name: "ByteDance",
    country: "China",
    divisions: /^bytedance\b.*$/i,
    families: [{ named: /^(doubao|dola|seed-)/i }],
  },
  { name: "Cerebras Systems", families: [{ named: /^cerebras/i, open: true }] },
  {
    name: "Cohere",
    divisions: /^cohere\b.*$/i,
    families: [{ named: /^(command|aya)/i }],
    providers: { cohere: "cohere", cohere_chat: "cohere" },
    prefixes: ["cohere"],
  },
  { name: "CoreWeave" },
  { name: "Databricks", families: [{ named: /^(dbrx|dolly)/i, open: true }] },
  { name: "Hugging Face", families: [{ named: /^starcoder/i, open: true }] },
  {
    name: "Microsoft",
    divisions: /^microsoft\b.*$/i,
    families: [
      { named: /^(phi|wizardlm)/i, open: true },
      { named: /^mai-/i, open: false },
    ],
  },
  { name: "Meituan", country: "China", families: [{ named: /^longcat/i }] },
  {
    name: "MiniMax",
    country: "China",
    families: [{ named: /^minimax/i, open: true }],
    providers: { minimax: "minimax" },
    prefixes: ["minimax"],
  },
  {
    name: "Mistral AI",
    aliases: ["Mistral"],
    families: [
      { named: /^(mistral-(medium|small-2402|large-2402)|magistral-medium)/i, open: false },
      { named: /^(mistral|mixtral|codestral|devstral|magistral|ministral)/i, open: true },
    ],
    providers: { mistral: "mistral" },
    prefixes: ["mistral"],
  },
  {
    name: "Moonshot AI",
    country: "China",
    aliases: ["Moonshot"],
    families: [{ named: /^(kimi|moonshot)/i }],
    providers: { moonshot: "moonshotai", moonshotai: "moonshotai" },
    prefixes: ["moonshot", "moonshotai"],
  },
  { name: "MosaicML", families: [{ named: /^mpt/i, open: true }] },
  { name: "Reka AI", aliases: ["Reka"], families: [{ named: /^reka/i }] },
  { name: "Salesforce", families: [{ named: /^xgen/i, open: true }] },
  {
    name: "Shanghai AI Lab",
    country: "China",
    aliases: ["Shanghai AI Laboratory"],
    families: [{ named: /^internlm/i, open: true }],
  },
  { name: "SoftBank" },
  { name: "Stability AI", families: [{ named: /^stable/i, open: true }] },
  {
    name: "StepFun",
    country: "China",
    families: [{ named: /^step-/i }],
    providers: { stepfun: "stepfun" },
  },
  { name: "Technology Innovation Institute", families: [{ named: /^falcon/i, open: true }] },
  {
    name: "Tencent",
    country: "China",
    divisions: /^tencent\b.*$/i,
    families: [{ named: /^(hunyuan|hy\d)/i }],
  },
  { name: "Together", families: [{ named: /^redpajama/i, open: true }] },
  { name: "TwelveLabs", prefixes: ["twelvelabs"] },
  {
    name: "University of California (UC) Berkeley",
    aliases: ["UC Berkeley"],
    families: [{ named: /^(vicuna|open_llama)/i, open: true }],
  },
  { name: "Writer", prefixes: ["writer"] },
  {
    name: "Xiaomi",
    country: "China",
    families: [{ named: /^mimo/i }],
    providers: { xiaomi: "xiaomi" },
  },
  {
    name: "Z.ai",
    country: "China",
    aliases: ["Zhipu", "Zhipu AI", "Z.ai (Zhipu)", "Z.ai (Zhipu AI)"],
    divisions: /^z\.ai\b.*$/i,
    families: [{ named: /^(glm|chatglm)/i }],
    providers: { zai: "zai", zhipuai: "zhipuai" },
    prefixes: ["zai"],
  },
];

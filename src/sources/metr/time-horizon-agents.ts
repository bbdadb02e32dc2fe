/** Who made the model behind an agent of the time-horizon results, and what it is called. */
export interface TimeHorizonAgent {
  readonly model: string;
  readonly lab: string;
}

const by = (lab: string, models: Readonly<Record<string, string>>) =>
  Object.entries(models).map(([agent, model]) => [agent, { model, lab }] as const);

/** Agents of all suites by their upstream name, without the ending `_inspect`. */
export const timeHorizonAgents: ReadonlyMap<string, TimeHorizonAgent> = new Map([
  ...by("Anthropic", {
    claude_3_5_sonnet: "Claude 3.5 Sonnet (June 2024)",
    claude_3_5_sonnet_20240620: "Claude 3.5 Sonnet (June 2024)",
    claude_3_5_sonnet_20241022: "Claude 3.5 Sonnet (October 2024)",
    claude_3_7_sonnet: "Claude 3.7 Sonnet",
    claude_3_opus: "Claude 3 Opus",
    claude_4_1_opus: "Claude Opus 4.1",
    claude_4_opus: "Claude Opus 4",
    claude_4_sonnet: "Claude Sonnet 4",
    claude_mythos_preview_early: "Claude Mythos Preview (early)",
    claude_opus_4_5: "Claude Opus 4.5",
    claude_opus_4_6: "Claude Opus 4.6",
    claude_sonnet_4_5: "Claude Sonnet 4.5",
  }),
  ...by("OpenAI", {
    davinci_002: "davinci-002",
    gpt2: "GPT-2",
    gpt_3_5_turbo_instruct: "GPT-3.5 Turbo Instruct",
    gpt_4: "GPT-4",
    gpt_4_0125: "GPT-4 (January 2024)",
    gpt_4_1106: "GPT-4 (November 2023)",
    gpt_4_turbo: "GPT-4 Turbo",
    gpt_4o: "GPT-4o",
    gpt_5: "GPT-5",
    gpt_5_2025_08_07: "GPT-5",
    gpt_5_1_codex_max: "GPT-5.1-Codex-Max",
    gpt_5_2: "GPT-5.2",
    gpt_5_3_codex: "GPT-5.3-Codex",
    gpt_5_4: "GPT-5.4",
    "gpt-oss-120b": "gpt-oss-120b",
    o1: "o1",
    o1_elicited: "o1",
    o1_preview: "o1-preview",
    o3: "o3",
    "o4-mini": "o4-mini",
  }),
  ...by("Google DeepMind", {
    gemini_2_5_pro_preview: "Gemini 2.5 Pro Preview",
    gemini_2_5_pro_preview_06_05: "Gemini 2.5 Pro Preview",
    gemini_3_pro: "Gemini 3 Pro",
    gemini_3_1_pro: "Gemini 3.1 Pro",
  }),
  ...by("DeepSeek", {
    deepseek_r1: "DeepSeek-R1",
    deepseek_r1_0528: "DeepSeek-R1 (May 2025)",
    deepseek_v3: "DeepSeek-V3",
    deepseek_v3_0324: "DeepSeek-V3 (March 2025)",
  }),
  ...by("Alibaba", {
    qwen_2_72b: "Qwen2-72B",
    qwen_2_5_72b: "Qwen2.5-72B",
    qwen2_5_72b: "Qwen2.5-72B",
  }),
  ...by("xAI", { grok_4: "Grok 4", grok_4_0709: "Grok 4" }),
  ...by("Moonshot AI", { kimi_k2_thinking: "Kimi K2 Thinking" }),
]);

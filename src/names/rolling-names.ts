/** The version behind a rolling name (such as `qwen-max`) during a span of time. */
export interface RollingName {
  readonly provider: string;
  readonly name: string;
  /** Key of the version as evaluations name it, without a release date where it has none. */
  readonly version: string;
  readonly from: string;
  /** First day on which the name meant another version; absent while it still means this one. */
  readonly to?: string;
}

/**
 * What rolling names stood for, and when, for makers that publish it.
 *
 * @see DeepSeek, "Change Log" of its API documentation
 * @see Alibaba Cloud Model Studio, "Models": the stable `qwen-max` is `qwen-max-2025-01-25`
 */
export const rollingNames: readonly RollingName[] = [
  deepSeek("deepseek-chat", "DeepSeek-V2", "2024-05-07", "2024-09-05"),
  deepSeek("deepseek-chat", "DeepSeek-V3", "2024-12-26", "2025-03-24"),
  deepSeek("deepseek-chat", "DeepSeek-V3-0324", "2025-03-24", "2025-08-21"),
  deepSeek("deepseek-chat", "DeepSeek-V3.2-Exp", "2025-09-29", "2025-12-01"),
  deepSeek("deepseek-chat", "DeepSeek-V3.2", "2025-12-01", "2026-04-24"),
  deepSeek("deepseek-reasoner", "DeepSeek-R1", "2025-01-20", "2025-05-28"),
  deepSeek("deepseek-reasoner", "DeepSeek-R1-0528", "2025-05-28", "2025-08-21"),
  {
    provider: "alibaba",
    name: "qwen-max",
    version: "qwen-max-2025-01-25",
    from: "2025-01-25",
  },
];

function deepSeek(name: string, version: string, from: string, to: string): RollingName {
  return { provider: "deepseek", name, version, from, to };
}

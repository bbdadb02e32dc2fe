import {
  arxiv,
  capability,
  gpt4Report,
  horizon,
  type PublishedApplication,
  price,
} from "./published-application.ts";

/** Applications that work on code, on the web and over hours. */
export const workingApplications: readonly PublishedApplication[] = [
  {
    id: "code-completion",
    label: "Code completion",
    labelZh: "代码补全",
    tokens: [2000, 50],
    thresholds: [
      capability(
        95,
        106,
        "with Codex, a model of 2021, programmers were 56 % faster on a small task",
        arxiv("2302.06590", "2023-02-13"),
      ),
      price(0.001, 0.01, "10 seconds of a programmer at 61 USD an hour: 0.6 to 6 %"),
      {
        kind: "speed",
        range: [50, 200],
        reason: "a line within a second, before the next key is pressed",
        source: arxiv("2302.06590", "2023-02-13"),
      },
    ],
    arrived: {
      on: "2022-06-21",
      what: "GitHub Copilot, for all programmers",
      source: {
        date: "2022-06-21",
        address:
          "https://github.blog/2022-06-21-github-copilot-is-generally-available-to-all-developers/",
      },
    },
  },
  {
    id: "code-assistant",
    label: "Code assistant in conversation",
    labelZh: "对话式代码助手",
    tokens: [4000, 800],
    thresholds: [
      capability(118, 126, "GPT-3.5 solves half and GPT-4 two thirds of HumanEval", gpt4Report),
      price(0.02, 0.5, "5 minutes of a programmer at 61 USD an hour: 0.4 to 10 %"),
    ],
    arrived: {
      on: "2023-12-29",
      what: "GitHub Copilot Chat, for organisations and individuals",
      source: {
        date: "2023-12-29",
        address:
          "https://github.blog/2023-12-29-github-copilot-chat-now-generally-available-for-organizations-and-individuals/",
      },
    },
  },
  {
    id: "code-review",
    label: "Code review",
    labelZh: "代码审查",
    tokens: [20_000, 1500],
    thresholds: [
      capability(
        128,
        140,
        "the best models of 2023 resolved 2 % of real issues: far above GPT-4 is needed",
        arxiv("2310.06770", "2023-10-10"),
      ),
      horizon(10, 30, 0.5, "a review is 10 to 30 minutes of a programmer's work"),
      price(0.1, 2, "20 minutes of a programmer at 61 USD an hour: 0.5 to 10 %"),
    ],
    arrived: {
      on: "2025-04-04",
      what: "GitHub Copilot code review, generally available",
      source: {
        date: "2025-04-04",
        address:
          "https://github.blog/changelog/2025-04-04-copilot-code-review-now-generally-available/",
      },
    },
  },
  {
    id: "unattended-bug-fixing",
    label: "Unattended bug fixing, an hour of work",
    labelZh: "无人值守修复缺陷（一小时工作量）",
    tokens: [600_000, 15_000],
    thresholds: [
      capability(130, 145, "GPT-4o passed a third of the verified issues of SWE-bench: above it", {
        date: "2024-08-13",
        address: "https://openai.com/index/introducing-swe-bench-verified/",
      }),
      horizon(45, 75, 0.5, "an hour of a programmer's work, half of the attempts merged"),
      price(1, 15, "an hour of a programmer at 61 USD: 2 to 25 %"),
    ],
    arrived: {
      on: "2025-05-16",
      what: "OpenAI Codex in the cloud, as a research preview",
      source: { date: "2025-05-16", address: "https://openai.com/index/introducing-codex/" },
    },
  },
  {
    id: "unattended-software-engineering",
    label: "Unattended software engineering, a working day",
    labelZh: "无人值守软件工程（一个工作日）",
    tokens: [10_000_000, 200_000],
    thresholds: [
      capability(
        145,
        160,
        "beyond the models with which an hour of work succeeded half of the time",
        arxiv("2503.14499", "2025-03-18"),
      ),
      horizon(360, 480, 0.8, "a working day that need not be checked step by step"),
      price(20, 150, "a day of a programmer at 490 USD: 4 to 30 %"),
    ],
  },
  {
    id: "autonomous-week-project",
    label: "Autonomous project of a week",
    labelZh: "自主完成一周的项目",
    tokens: [60_000_000, 1_000_000],
    thresholds: [
      capability(
        150,
        175,
        "no public evidence names a level: between today's best and a generation beyond",
        arxiv("2503.14499", "2025-03-18"),
      ),
      horizon(2000, 2400, 0.8, "a week of 40 hours"),
      price(100, 700, "a week of a programmer at 2,450 USD: 4 to 30 %"),
    ],
  },
  {
    id: "research-assistant",
    label: "Research assistant that reads for a report",
    labelZh: "检索并撰写报告的研究助手",
    tokens: [300_000, 20_000],
    thresholds: [
      capability(
        130,
        145,
        "GPT-4 with tools solved 15 % of questions of which people solve 92 %",
        arxiv("2311.12983", "2023-11-21"),
      ),
      horizon(20, 60, 0.5, "questions take people up to an hour"),
      price(0.5, 10, "an hour of an analyst at 33 USD: 1.5 to 30 %"),
    ],
    arrived: {
      on: "2025-02-02",
      what: "Deep research in ChatGPT Pro",
      source: {
        date: "2025-02-02",
        address: "https://openai.com/index/introducing-deep-research/",
      },
    },
  },
  {
    id: "browser-automation",
    label: "Automation of the browser",
    labelZh: "浏览器自动化",
    tokens: [300_000, 5000],
    thresholds: [
      capability(
        132,
        147,
        "GPT-4 finished 14 % of web tasks of which people finish 78 %",
        arxiv("2307.13854", "2023-07-25"),
      ),
      horizon(10, 30, 0.5, "errands of 10 to 30 minutes"),
      price(0.2, 3, "20 minutes of an assistant at 20 USD an hour: 3 to 45 %"),
    ],
    arrived: {
      on: "2025-07-17",
      what: "ChatGPT agent, for subscribers",
      source: {
        date: "2025-07-17",
        address: "https://openai.com/index/introducing-chatgpt-agent/",
      },
    },
  },
];

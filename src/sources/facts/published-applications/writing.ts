import {
  arxiv,
  capability,
  gpt4Report,
  type PublishedApplication,
  price,
  sense,
} from "./published-application.ts";

/** Applications that read, write and answer. */
export const writingApplications: readonly PublishedApplication[] = [
  {
    id: "customer-service-chat",
    label: "Customer-service chat without an agent",
    labelZh: "无人工坐席的客服对话",
    tokens: [6000, 800],
    thresholds: [
      capability(
        112,
        126,
        "GPT-3-class models raised agents' output by 14 % but did not replace them; above GPT-3.5, at most GPT-4",
        arxiv("2304.11771", "2023-04-23"),
      ),
      price(
        0.03,
        0.5,
        "a chat takes an agent about 10 minutes at 18 USD an hour: 1 to 15 % of 3 USD",
      ),
    ],
    arrived: {
      on: "2024-02-27",
      what: "Klarna's assistant takes two thirds of all chats",
      source: {
        date: "2024-02-27",
        address:
          "https://www.klarna.com/international/press/klarna-ai-assistant-handles-two-thirds-of-customer-service-chats-in-its-first-month/",
      },
    },
  },
  {
    id: "translation",
    label: "Translation of documents",
    labelZh: "文档翻译",
    tokens: [900, 900],
    thresholds: [
      capability(
        105,
        118,
        "models of the GPT-3.5 family compete with the best systems in languages with much text",
        arxiv("2302.09210", "2023-02-18"),
      ),
      price(0.01, 1, "a page takes a translator about an hour at 27 USD: a thousandth to 4 %"),
    ],
  },
  {
    id: "answer-engine",
    label: "Answer engine with sources",
    labelZh: "带出处的问答引擎",
    tokens: [6000, 400],
    thresholds: [
      capability(
        112,
        126,
        "the first engines, on models between GPT-3.5 and GPT-4, were fluent; half their sentences were supported",
        arxiv("2304.09848", "2023-04-19"),
      ),
      price(0.002, 0.016, "a web search earns about 1.6 US cents and costs about 1", {
        date: "2023-02-09",
        address: "https://www.semianalysis.com/p/the-inference-cost-of-search-disruption",
      }),
    ],
    arrived: {
      on: "2023-02-07",
      what: "Bing answers with a GPT-4 of Microsoft's",
      source: {
        date: "2023-02-07",
        address:
          "https://blogs.microsoft.com/blog/2023/02/07/reinventing-search-with-a-new-ai-powered-microsoft-bing-and-edge-your-copilot-for-the-web/",
      },
    },
  },
  {
    id: "document-summarising",
    label: "Summaries of documents",
    labelZh: "文档摘要",
    tokens: [10_000, 500],
    thresholds: [
      capability(
        100,
        113,
        "instruction-tuned GPT-3 was judged on a par with freelance writers on news",
        arxiv("2301.13848", "2023-01-31"),
      ),
      price(0.01, 0.5, "20 minutes of reading at 35 USD an hour: a thousandth to 5 %"),
    ],
  },
  {
    id: "meeting-notes",
    label: "Meeting transcripts and notes",
    labelZh: "会议转写与纪要",
    tokens: [12_000, 600],
    thresholds: [
      capability(
        112,
        122,
        "recaps by GPT-3.5 were useful but missed what mattered to single readers",
        arxiv("2307.15793", "2023-07-28"),
      ),
      price(0.02, 1, "15 minutes of an assistant at 20 USD an hour: 0.4 to 20 %"),
      sense("speech", "transcripts come from speech", {
        date: "2022-12-06",
        address: "https://arxiv.org/abs/2212.04356",
      }),
    ],
    arrived: {
      on: "2023-09-05",
      what: "Zoom AI Companion, for all paid accounts",
      source: { date: "2023-09-05", address: "https://www.zoom.com/en/blog/zoom-ai-companion/" },
    },
  },
  {
    id: "marketing-copy",
    label: "Marketing copy",
    labelZh: "营销文案",
    tokens: [800, 600],
    thresholds: [
      capability(103, 113, "with ChatGPT of late 2022 writers were 40 % faster and better", {
        date: "2023-07-13",
        address: "https://www.science.org/doi/10.1126/science.adh2586",
      }),
      price(0.01, 1, "half an hour of a writer at 35 USD an hour: a thousandth to 6 %"),
    ],
  },
  {
    id: "tutoring",
    label: "Tutoring of pupils",
    labelZh: "中小学生辅导",
    tokens: [8000, 2000],
    thresholds: [
      capability(
        118,
        127,
        "GPT-3.5 fails and GPT-4 passes most school exams with high marks",
        gpt4Report,
      ),
      price(0.05, 1, "half an hour of a tutor at 18 USD an hour: 0.5 to 10 %"),
    ],
    arrived: {
      on: "2023-03-14",
      what: "Khanmigo, in a limited pilot",
      source: {
        date: "2023-03-14",
        address:
          "https://blog.khanacademy.org/harnessing-ai-so-that-all-students-benefit-a-nonprofit-approach-for-equal-access/",
      },
    },
  },
  {
    id: "contract-review",
    label: "Contract review",
    labelZh: "合同审查",
    tokens: [12_000, 1500],
    thresholds: [
      capability(
        121,
        130,
        "GPT-4-class models found issues in contracts as well as junior lawyers",
        arxiv("2401.16212", "2024-01-24"),
      ),
      price(0.1, 5, "an hour of a junior lawyer at 65 USD: 0.2 to 8 %"),
    ],
  },
  {
    id: "medical-notes",
    label: "Drafts of medical notes from the visit",
    labelZh: "依据就诊对话起草病历",
    tokens: [4000, 800],
    thresholds: [
      capability(118, 126, "GPT-4 wrote notes from transcripts that needed little correction", {
        date: "2023-03-30",
        address: "https://www.nejm.org/doi/full/10.1056/NEJMsr2214184",
      }),
      price(0.1, 2, "10 minutes of a physician at over 100 USD an hour: 0.5 to 10 %"),
      sense("speech", "notes come from the spoken visit", {
        date: "2022-12-06",
        address: "https://arxiv.org/abs/2212.04356",
      }),
    ],
    arrived: {
      on: "2023-10-16",
      what: "The Permanente Medical Group opens ambient scribes to its physicians",
      source: {
        date: "2024-02-21",
        address: "https://catalyst.nejm.org/doi/full/10.1056/CAT.23.0404",
      },
    },
  },
  {
    id: "data-extraction",
    label: "Data extraction into a schema",
    labelZh: "按结构抽取数据",
    tokens: [1500, 300],
    thresholds: [
      capability(
        110,
        126,
        "InstructGPT beat trained extractors on clinical text, short of what runs unwatched",
        arxiv("2205.12689", "2022-05-25"),
      ),
      price(0.002, 0.05, "3 minutes of a data-entry keyer at 17 USD an hour: 0.2 to 6 %"),
    ],
    arrived: {
      on: "2024-08-06",
      what: "OpenAI's interface guarantees the schema of an answer",
      source: {
        date: "2024-08-06",
        address: "https://openai.com/index/introducing-structured-outputs-in-the-api/",
      },
    },
  },
  {
    id: "spreadsheet-analysis",
    label: "Analysis of a spreadsheet",
    labelZh: "电子表格分析",
    tokens: [10_000, 2000],
    thresholds: [
      capability(
        121,
        128,
        "GPT-4 was judged comparable to data analysts on charts and findings",
        arxiv("2305.15038", "2023-05-24"),
      ),
      price(0.1, 2, "half an hour of an analyst at 33 USD an hour: 0.6 to 12 %"),
    ],
    arrived: {
      on: "2023-07-06",
      what: "Code Interpreter for all subscribers of ChatGPT Plus",
      source: {
        date: "2023-07-06",
        address: "https://help.openai.com/en/articles/6825453-chatgpt-release-notes",
      },
    },
  },
];

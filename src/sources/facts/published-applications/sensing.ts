import {
  arxiv,
  capability,
  gpt4Report,
  type PublishedApplication,
  type PublishedSource,
  price,
  sense,
} from "./published-application.ts";

/** Applications that see and hear, or run on a device. */
export const sensingApplications: readonly PublishedApplication[] = [
  {
    id: "image-captioning",
    label: "Descriptions of images",
    labelZh: "图像描述",
    tokens: [1000, 100],
    thresholds: [
      capability(112, 126, "GPT-4 describes images and explains what is odd in them", gpt4Report),
      price(0.002, 0.1, "2 minutes of an assistant at 20 USD an hour: 0.3 to 15 %"),
      sense("image", "the task is an image", gpt4Report),
    ],
    arrived: {
      on: "2023-09-25",
      what: "ChatGPT takes images",
      source: {
        date: "2023-09-25",
        address: "https://openai.com/index/chatgpt-can-now-see-hear-and-speak/",
      },
    },
  },
  {
    id: "speech-interpretation",
    label: "Interpretation of speech as it is spoken",
    labelZh: "实时语音口译",
    tokens: [60_000, 20_000],
    thresholds: [
      capability(
        118,
        130,
        "speech models of 2024 answer within 0.3 s at about the level of GPT-4",
        { date: "2024-05-13", address: "https://openai.com/index/hello-gpt-4o/" },
      ),
      price(0.5, 10, "an hour of an interpreter at 27 USD: 2 to 40 %"),
      sense("speech", "the task is speech", arxiv("2212.04356", "2022-12-06")),
      {
        kind: "speed",
        range: [5, 20],
        reason: "speech runs at 2 to 3 words a second; turns change within 0.2 s",
        source: {
          date: "2009-06-26",
          address: "https://www.pnas.org/doi/10.1073/pnas.0903616106",
        },
      },
    ],
  },
  {
    id: "long-video-understanding",
    label: "Questions about an hour of video",
    labelZh: "长视频理解（一小时）",
    tokens: [950_000, 1000],
    thresholds: [
      capability(
        128,
        145,
        "the best models of 2024 answer two thirds of questions about long videos",
        arxiv("2405.21075", "2024-05-31"),
      ),
      price(0.2, 5, "an hour of an assistant at 20 USD: 1 to 25 %"),
      sense("video", "the task is a video", arxiv("2403.05530", "2024-03-08")),
    ],
  },
  {
    id: "on-device-assistant",
    label: "Assistant that runs on a phone",
    labelZh: "在手机上运行的助手",
    tokens: [2000, 300],
    thresholds: [
      capability(
        112,
        121,
        "a model of 3.8 G parameters on a phone rivals GPT-3.5",
        arxiv("2404.14219", "2024-04-22"),
      ),
      {
        kind: "size",
        range: [3.8e9, 8e9],
        reason:
          "3.8 G parameters run on a phone of 2023; 8 G at 4 bits are half the memory of one with 8 GB",
        source: arxiv("2404.14219", "2024-04-22"),
      },
    ],
    arrived: {
      on: "2024-10-28",
      what: "Apple Intelligence on the iPhone",
      source: {
        date: "2024-10-28",
        address:
          "https://www.apple.com/newsroom/2024/10/apple-intelligence-is-available-today-on-iphone-ipad-and-mac/",
      },
    },
  },
];

/** From when a model with a sense could be used by programs. */
export const senses: readonly {
  readonly sense: "image" | "speech" | "video";
  readonly what: string;
  readonly source: PublishedSource;
}[] = [
  {
    sense: "speech",
    what: "Whisper, weights open",
    source: { date: "2022-09-21", address: "https://openai.com/index/whisper/" },
  },
  {
    sense: "image",
    what: "GPT-4 Turbo with vision",
    source: {
      date: "2023-11-06",
      address: "https://openai.com/index/new-models-and-developer-products-announced-at-devday/",
    },
  },
  {
    sense: "video",
    what: "Gemini 1.5 Pro, a million tokens of video",
    source: {
      date: "2024-02-15",
      address:
        "https://blog.google/technology/ai/google-gemini-next-generation-model-february-2024/",
    },
  },
];

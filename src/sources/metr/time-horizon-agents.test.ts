import { expect, test } from "vitest";
import { readAgents } from "./time-horizon-agents.ts";
import { timeHorizonFactsFile as file } from "./time-horizon-facts.ts";

const read = (text: string) => readAgents(new Map([[file, text]]));
const block = (model: string, agents: string) =>
  `  - model: ${model}\n    lab: OpenAI\n    agents: ${agents}\n`;

test("every agent leads to the model of its block", () => {
  const agents = read(`models:\n${block("GPT-5", "[gpt_5, gpt_5_2025_08_07]")}`);
  expect(agents.ok && [...agents.value]).toEqual([
    ["gpt_5", { model: "GPT-5", lab: "OpenAI" }],
    ["gpt_5_2025_08_07", { model: "GPT-5", lab: "OpenAI" }],
  ]);
});

test("an agent of two models is refused, by its name", () => {
  expect(read(`models:\n${block("GPT-5", "[gpt_5]")}${block("GPT-5.2", "[gpt_5]")}`)).toEqual({
    ok: false,
    error: {
      code: "duplicate-name",
      facts: { file, row: "GPT-5.2", column: "agents", value: "gpt_5" },
    },
  });
});

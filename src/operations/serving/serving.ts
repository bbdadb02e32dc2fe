import { fail } from "../../base/outcome.ts";
import { windowOf } from "../contract/fields.ts";
import { defineOperation } from "../contract/operation.ts";
import { answerBeside } from "./beside.ts";
import { answerDevice } from "./device.ts";
import { servingInput } from "./input.ts";
import { servingPictures } from "./pictures.ts";
import { readServing } from "./read-input.ts";
import { servingSchema } from "./result.ts";
import { answerScoreboard } from "./scoreboard.ts";
import { viewServing } from "./view.ts";

/** What a token costs to serve, on servers at a latency or on a device. */
export default defineOperation({
  name: "serving",
  input: servingInput,
  output: servingSchema,
  weight: ({ scoreboard, draws, beside = [] }) =>
    scoreboard ? 4 : (1 + beside.length) * (0.05 + draws * 1e-5),
  rows: "frontier",
  positional: [],
  examples: [
    { model: "deepseek-v3", hardware: "h800-sxm" },
    { model: "llama-3.1-70b", hardware: "h100-sxm", utilization: "0.5 to 0.8" },
    { model: "llama-3.1-70b", hardware: "h100-sxm", beside: ["mi300x", "h200"] },
    { hardware: "iphone-16-pro" },
  ],
  async run(given, context) {
    const window = windowOf(given, context);
    if (!window.ok) return window;
    const read = readServing(given, context.facts, window.value);
    if (!read.ok) return read;
    if (given.scoreboard) return answerScoreboard(read.value, context, window.value);
    const { chip } = read.value;
    if (!chip) return fail("missing-input", { field: "hardware" });
    return chip.kind === "server"
      ? answerBeside(given, { ...read.value, chip }, context, window.value)
      : answerDevice(given, chip, read.value, context);
  },
  view: viewServing,
  pictures: servingPictures,
});

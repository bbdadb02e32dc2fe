import { expect, test } from "vitest";
import { nameId } from "./name-id.ts";

test("names that differ by case, plus signs or Greek letters have different ids", () => {
  const names = ["CALM", "CaLM", "Command R", "Command R+", "PanGu-α", "PanGu-Σ", "PointNet++"];
  expect(new Set(names.map(nameId)).size).toBe(names.length);
});

test("blanks, line breaks and punctuation do not matter", () => {
  expect(nameId("Cosmos-1.0-\nDiffusion-14B Video2World")).toBe(
    "Cosmos-1.0-Diffusion-14B-Video2World",
  );
  expect(nameId("GPT-3 175B (davinci)")).toBe("GPT-3-175B-davinci");
});

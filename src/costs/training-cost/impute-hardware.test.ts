import { expect, test } from "vitest";
import { imputeHardware } from "./impute-hardware.ts";
import type { TrainingRun } from "./training-run.ts";

const run = (name: string, year: number, ...hardware: string[]): TrainingRun => ({
  name,
  published: `${year}-06-01`,
  organization: "",
  hardware,
});

test("unknown hardware becomes the commonest chip of the year, TPUs aside", () => {
  const population = [
    run("a", 2021, "NVIDIA V100"),
    run("b", 2021, "NVIDIA V100", "NVIDIA A100"),
    run("c", 2021, "Google TPU v3"),
    run("d", 2021, "Google TPU v3"),
    run("e", 2021, "Google TPU v3"),
    run("f", 2022, "NVIDIA B"),
    run("g", 2022, "NVIDIA A"),
  ];
  const unknown = [run("x", 2021), run("y", 2022), run("z", 2023), run("k", 2021, "Abacus")];
  const filled = imputeHardware(unknown, population).map(({ hardware }) => hardware);
  // Equally common in 2022: the first by alphabet. Nothing is known of 2023.
  expect(filled).toEqual([["NVIDIA V100"], ["NVIDIA A"], [], ["Abacus"]]);
});

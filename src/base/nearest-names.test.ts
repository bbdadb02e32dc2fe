import { describe, expect, test } from "vitest";
import { nearestNames } from "./nearest-names.ts";

describe("the nearest names", () => {
  const chips = ["a100-sxm-80gb", "h100-sxm", "h100-pcie", "h200-sxm", "tpu-v5e"];

  test("begin with the slip of a finger put right", () => {
    expect(nearestNames("h100-sxn", chips, 3)[0]).toBe("h100-sxm");
    expect(nearestNames("H100-SXM", chips, 1)).toEqual(["h100-sxm"]);
  });

  test("begin with those that a shortened name begins or is part of", () => {
    expect(nearestNames("h100", chips, 2)).toEqual(["h100-sxm", "h100-pcie"]);
    expect(nearestNames("v5e", chips, 1)).toEqual(["tpu-v5e"]);
  });

  test("are as many as are asked for, or all there are", () => {
    expect(nearestNames("x", chips, 3)).toHaveLength(3);
    expect(nearestNames("x", ["y"], 3)).toEqual(["y"]);
  });
});

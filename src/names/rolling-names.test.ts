import { expect, test } from "vitest";
import { rollingNames } from "./rolling-names.ts";

test("a name means one version at a time", () => {
  for (const one of rollingNames) {
    for (const other of rollingNames) {
      if (one === other || one.name !== other.name || one.provider !== other.provider) continue;
      const apart = (one.to ?? "9999") <= other.from || (other.to ?? "9999") <= one.from;
      expect(apart, `${one.version} and ${other.version}`).toBe(true);
    }
  }
});

test("deepseek-chat was V3 from its release until the version of March 2025", () => {
  expect(rollingNames).toContainEqual({
    provider: "deepseek",
    name: "deepseek-chat",
    version: "DeepSeek-V3",
    from: "2024-12-26",
    to: "2025-03-24",
  });
});

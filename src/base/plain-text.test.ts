import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test("nothing that a terminal obeys is left in a text, and everything else is", () => {
  expect(plainText("\u001b[2J\u0007 \u009b31m \u007f \u202eevil\u2066")).toBe(
    "␛[2J␇ �31m ␡ �evil�",
  );
  const harmless = "GPT-4 价格 ÷4.6 🙂\nzwj 👩\u200d🔬, é";
  expect(plainText(harmless)).toBe(harmless);
});

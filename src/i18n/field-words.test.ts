import { expect, test } from "vitest";
import { fieldDescription, fieldLabel } from "./field-words.ts";
import { translator } from "./translate.ts";

const en = translator("en");
const zh = translator("zh");

test("operations that mean the same by a field share its words", () => {
  expect(fieldDescription("lag", "seed", en)).toBe("seed of the random numbers");
  expect(fieldDescription("unlock", "seed", en)).toBe("seed of the random numbers");
  expect(fieldDescription("lag", "seed", zh)).not.toBe("seed of the random numbers");
});

test("an operation that means something of its own has words of its own", () => {
  expect(fieldDescription("scaling", "tokens", en)).not.toBe(
    fieldDescription("training", "tokens", en),
  );
  expect(fieldLabel("tokens", en, "scaling")).toBe("Stock of tokens");
  expect(fieldLabel("tokens", en, "training")).toBe("Training tokens");
});

test("a field without words has none, and is labelled as programs know it", () => {
  expect(fieldDescription("lag", "nonsense", en)).toBeUndefined();
  expect(fieldLabel("my_own_input", en)).toBe("my_own_input");
});

test("a model writes an input with underscores", () => {
  expect(fieldLabel("usd_per_chip_hour", en)).toBe("USD per chip-hour");
});

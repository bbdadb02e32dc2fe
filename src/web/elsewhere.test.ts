import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { libraryCallOf, requestOf } from "./elsewhere.ts";

const words = { today: "2026-11-23", language: "en" };

test("the same question is a request and a call of the library", () => {
  const input = { step: "0.85 to 0.95", usdPerStep: 0.05 };
  expect(requestOf("http://127.0.0.1:7373", "agent", input)).toBe(
    "curl 'http://127.0.0.1:7373/api/v1/agent?step=0.85+to+0.95&usdPerStep=0.05'",
  );
  const call = libraryCallOf("agent", input, words);
  expect(call).toContain(`await sextant.agent(${JSON.stringify(input, null, 2)})`);
  expect(call).toContain(`from "${manifest.name}/node"`);
  expect(libraryCallOf("price-decline", {}, words)).toContain("sextant.priceDecline({})");
});

test("a text of several lines is quoted so that a program takes it whole", () => {
  const input = { definition: "id: a\nlabel: it's\n" };
  expect(libraryCallOf("unlock", input, words)).toContain(String.raw`"id: a\nlabel: it's\n"`);
});

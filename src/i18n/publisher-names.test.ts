import { expect, test } from "vitest";
import { embeddedStore } from "../../test/support/facts.ts";
import { publisherNames } from "./publisher-names.ts";
import { translator } from "./translate.ts";

const [en, zh] = [translator("en"), translator("zh")];

test.each([
  ["Epoch AI", ["Epoch AI"]],
  [
    "models.dev, LiteLLM, genai-prices, Epoch AI",
    ["models.dev", "LiteLLM", "genai-prices", "Epoch AI"],
  ],
  ["Epoch AI; gpu-rental-prices", ["Epoch AI", "gpu-rental-prices"]],
  ["Epoch AI, LMArena and the pages cited in each row", ["Epoch AI", "LMArena"]],
  ["IEA, LBNL and Ember, through the pages cited in each row", ["IEA", "LBNL and Ember"]],
  ["NVIDIA, results by quarter", ["NVIDIA"]],
  ["US Bureau of Labor Statistics, by way of FRED", ["US Bureau of Labor Statistics"]],
  ["several, named in each row", ["several others"]],
])("the names in “%s” are %j", (publisher, names) => {
  expect(publisherNames(publisher, en)).toEqual(names);
});

test("who has no name is told in Chinese to a Chinese reader, for every dataset", () => {
  for (const id of embeddedStore.ids) {
    const { publisher } = JSON.parse(embeddedStore.readManifestText(id));
    for (const name of publisherNames(publisher, zh)) {
      // A name has a capital or is an address; what begins with a small letter is English.
      expect(name, publisher).not.toMatch(/^[a-z]+ |^[a-z]+$/);
    }
    expect(publisherNames(publisher, en).length, publisher).toBeGreaterThan(0);
  }
});

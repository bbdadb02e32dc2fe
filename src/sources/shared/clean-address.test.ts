import { expect, test } from "vitest";
import { cleanAddress } from "./clean-address.ts";

test.each([
  [" https://arxiv.org/abs/2005.14165\n", "https://arxiv.org/abs/2005.14165"],
  ["https://a.example/x\n\nhttps://b.example/y", "https://a.example/x"],
  ["https://arxiv.org/abs/2511.13612, https://github.com/x/y", "https://arxiv.org/abs/2511.13612"],
  ["arxiv.org/abs/2501.14818", "https://arxiv.org/abs/2501.14818"],
  ["No official price. https://web.archive.org/web/2023/x ", "https://web.archive.org/web/2023/x"],
])("the address in %j is %s", (text, address) => {
  expect(cleanAddress(text)).toBe(address);
});

test.each(["", "No source", "Unknown", "see the paper, page 3"])("%j holds no address", (text) => {
  expect(cleanAddress(text)).toBeUndefined();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { changeValues, linkTo, readAddress, writeAddress } from "./address.ts";

test("an address survives being written and read", () => {
  const text = fc.string({ minLength: 1, unit: "grapheme" }).filter((part) => part !== "__proto__");
  const values = fc.dictionary(text, text, { noNullPrototype: true });
  fc.assert(
    fc.property(fc.array(text), values, (path, written) => {
      expect(readAddress(writeAddress({ path, values: written }))).toEqual({
        path,
        values: written,
      });
    }),
  );
});

test("an empty or broken address is home", () => {
  expect(readAddress("")).toEqual({ path: [], values: {} });
  expect(readAddress("#/%E0%A4%A").path).toEqual([]);
});

test("a link keeps what all pages share and drops what was the page's own", () => {
  const from = readAddress("#/trend/capability?a=2024-12-31&l=zh&s=linear&d=abc");
  expect(linkTo(from, ["law"])).toBe("#/law?a=2024-12-31&l=zh");
});

test("a value that is removed or emptied leaves the address", () => {
  expect(changeValues({ a: "1", b: "2" }, { a: undefined, b: "", c: "3" })).toEqual({ c: "3" });
});

test("language and theme may be written in full", () => {
  expect(readAddress("#/law?lang=zh&theme=dark").values).toEqual({ l: "zh", t: "dark" });
});

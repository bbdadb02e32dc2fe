import { expect, test } from "vitest";
import { renderText, wrap } from "./render-text.ts";
import { columnsOfCommon } from "./text-columns.ts";

test("no line of Chinese begins with a closing mark or ends with an opening one", () => {
  const text =
    "区间是 90 % 置信区间，不是预测区间（见说明）。已达到日期的区间：再问一遍；“现已到期”表示越过。";
  for (let width = 8; width <= 40; width++) {
    const lines = wrap(text, width, columnsOfCommon).split("\n");
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    for (const line of lines) {
      expect(line).not.toMatch(/^[。，、；：？！）》】”]/);
      expect(line).not.toMatch(/[（《【“]$/);
    }
  }
});

test("a word longer than a line is cut and nothing is lost", () => {
  const lines = wrap("see https://example.org/a/long/path now", 10, columnsOfCommon).split("\n");
  expect(lines.join("").replaceAll(" ", "")).toBe("seehttps://example.org/a/long/pathnow");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(10);
});

test("a name cannot speak to the terminal", async () => {
  const name = "a\u001b]0;title\u0007\u009b2J\u202e";
  const text = await renderText(
    [
      { kind: "title", text: name },
      { kind: "list", items: [name] },
      { kind: "table", columns: [{ label: name }], rows: [[name]] },
    ],
    { width: 80, color: false },
  );
  expect(text.match(/a␛\]0;title␇/g)).toHaveLength(4);
  expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
});

import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { commandOf, flagOf } from "./command-of.ts";

const trend = { name: "trend", positional: ["id"] };

test("a field is a flag in small letters", () => {
  expect(flagOf("usdPerKwh")).toBe("--usd-per-kwh");
});

test("positional fields stand first and bare, a truth is its flag, a falsehood is left out", () => {
  const input = { fast: true, hindsight: false, form: undefined, exclude: ["a", "b"], id: "agi" };
  expect(commandOf(trend, input)).toBe("npx sextant trend agi --fast --exclude a,b");
});

test("a shell takes every text whole", () => {
  const texts = ["0.85 to 0.95", "it's", "$(date)", "a;b", "id: a\nlabel: it's"];
  for (const text of texts) {
    const command = commandOf({ name: "unlock", positional: [] }, { definition: text });
    const script = command.replace("npx sextant unlock --definition", "show");
    // The shell alone: a machine need not have any other command.
    const cat = `while IFS= read -r line; do printf '%s\\n' "$line"; done`;
    const show = `show() { if [ "$1" = /dev/stdin ]; then ${cat}; else printf '%s\\n' "$@"; fi; }`;
    const { stdout } = spawnSync("sh", ["-c", `${show}\n${script}`], { encoding: "utf8" });
    expect(stdout).toBe(`${text}\n`);
  }
});

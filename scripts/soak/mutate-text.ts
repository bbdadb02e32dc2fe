import type { Random } from "./random.ts";

const pieces = [
  ...'+-*/^()<>=,:;{}[]"#&*!|%@`~$\n\t .0123456789eE'.split(""),
  ...["'", "\r\n", "\u0000", "\u202e", "\ufeff", "，", "１", "é", "\ud800"],
  ...[
    "  ",
    "\n\n",
    "null",
    "NaN",
    "1e309",
    "-1",
    "0",
    "1 to 0",
    "true",
    "__proto__",
    "constructor",
  ],
  ...["normal(", "mixture(", "if(", "? ", "- ", "&a ", "*a ", "!!js ", "recur:", "outputs:"],
  ...["2024-02-30", "1,5", "1.234.567", "=1+1", '""', "{{", "]]"],
];

/** A text with a few cuts, copies and inserts anywhere; now and then a piece many times. */
export function mutateText(random: Random, text: string): string {
  let made = text;
  for (let step = 0; step <= random.pick(4); step++) {
    const at = random.pick(made.length + 1);
    const length = random.pick(12);
    const rest = made.slice(at + (random.chance(0.5) ? length : 0));
    const times = random.chance(0.03) ? 1 + random.pick(5000) : 1;
    const copied = made.slice(at, at + length + random.pick(40));
    const piece = random.chance(0.3) ? copied : random.oneOf(pieces).repeat(times);
    made = `${made.slice(0, at)}${piece}${rest}`;
  }
  return made;
}

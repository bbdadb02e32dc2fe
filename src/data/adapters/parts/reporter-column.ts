import { succeed } from "../../../outcome.ts";
import type { UpstreamColumn } from "./read-upstream.ts";

/** Who reported a figure: the company itself, the press, an estimate from outside, or another. */
export const reporterColumn = (header: string): UpstreamColumn<string> => ({
  headers: [header],
  mayBeAbsent: false,
  read: (text) => {
    if (text.startsWith("Company disclosure")) return succeed("company");
    if (text.startsWith("Media report")) return succeed("media");
    if (/^(?:Third-party estimate|Analyst)/.test(text)) return succeed("estimate");
    return succeed(text === "" ? "unstated" : "other");
  },
});

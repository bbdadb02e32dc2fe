import { pathToFileURL } from "node:url";

/**
 * One line of the table.
 *
 * @param {number} [bound] what the value must reach; negative when it must stay below the amount;
 *   none for a figure that bounds nothing
 */
export const row = (claim, value, bound, facts) => ({ claim, value, bound, facts });

/** A line whose yardstick is missing. */
export const notRun = (claim, reason) => ({ claim, reason });

/** Whether a row keeps its bound. */
export const keeps = ({ value, bound }) => (bound < 0 ? value <= -bound : value >= bound);

/** Prints rows as a table in Markdown. */
export function printRows(rows) {
  console.log("| claim | measured | bound | | how |\n|---|---|---|---|---|");
  for (const entry of rows) console.log(line(entry));
}

function line(entry) {
  if (entry.reason !== undefined) return `| ${entry.claim} | not run: ${entry.reason} | | | |`;
  const { claim, value, bound, facts = {} } = entry;
  const { times = {}, unit = "", ...rest } = facts;
  const how = [
    ...Object.entries(rest).map(([key, fact]) => `${key} ${fact}`),
    ...Object.entries(times).map(([name, time]) => `${name} ${time.toPrecision(3)}`),
  ].join(", ");
  const limit = bound === undefined ? "" : bound < 0 ? `≤ ${-bound}` : `≥ ${bound}`;
  const verdict = bound === undefined ? "" : keeps(entry) ? "yes" : "NO";
  return `| ${claim} | ${value.toPrecision(3)}${unit} | ${limit} | ${verdict} | ${how} |`;
}

/** Whether a module is the one that Node was started with. */
export const isMain = (meta) => meta.url === pathToFileURL(process.argv[1] ?? "").href;

import { rooms } from "../test/support/layers.ts";

const begin = "<!-- rooms: npm run architecture -->\n";
const end = "<!-- end of rooms -->\n";

/** The page with its table of rooms written anew. */
export function withRooms(page: string): string {
  const [before, rest = ""] = page.split(begin);
  const after = rest.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`the page has no ${begin}`);
  const rows = Object.entries(rooms).map(
    ([room, { purpose, values, types = [] }]) =>
      `| \`${room}\` | ${purpose} | ${listed(values, types)} |`,
  );
  const table = ["| room | what it is for | may import |", "|---|---|---|", ...rows];
  return `${before}${begin}${table.join("\n")}\n${end}${after}`;
}

function listed(values: readonly string[], types: readonly string[]): string {
  const others = types.filter((room) => !values.includes(room));
  const ofTypes = others.length === 0 ? [] : [`types of ${others.join(", ")}`];
  return [...values, ...ofTypes].join(", ") || "–";
}

import { numbered } from "../numbered.ts";

/** Longer addresses are shortened to their site and end. */
const LONG = 46;

/** Text whose web addresses can be followed. */
export function LinkedText({ text }: { readonly text: string }) {
  const pieces = text.split(/(https?:\/\/[^\s<>"'，。；）]*[^\s<>"'，。；）.,;:!?)])/);
  if (pieces.length === 1) return text;
  return numbered(pieces).map(({ key, item }, index) =>
    index % 2 === 1 ? (
      <a key={key} href={item} target="_blank" rel="noreferrer">
        {shortAddress(item)}
      </a>
    ) : (
      item
    ),
  );
}

function shortAddress(address: string): string {
  const plain = address.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
  return plain.length <= LONG ? plain : `${plain.slice(0, LONG - 16)}…${plain.slice(-14)}`;
}

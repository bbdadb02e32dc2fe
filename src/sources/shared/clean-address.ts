/**
 * The first web address in a cell, without trailing punctuation.
 *
 * @returns the address, or `undefined` when the cell holds none; `arxiv.org/abs/…` and other bare
 *   hosts with a path get `https://`
 */
export function cleanAddress(text: string): string | undefined {
  const found = /https?:\/\/[^\s"'<>|]+/.exec(text)?.[0] ?? bareAddress(text);
  const address = found?.replace(/[),.;:\]]+$/, "");
  return address !== undefined && /^https?:\/\/[^/\s]+\.[^/\s]+/.test(address)
    ? address
    : undefined;
}

function bareAddress(text: string): string | undefined {
  const match = /^\s*((?:[a-z0-9-]+\.)+[a-z]{2,}\/[^\s"'<>|]+)/.exec(text);
  return match ? `https://${match[1]}` : undefined;
}

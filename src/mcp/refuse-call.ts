/** A refusal of the protocol over HTTP: no call was begun. */
export const refuseCall = (
  status: number,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): Response =>
  Response.json(
    { jsonrpc: "2.0", id: null, error: { code: codes[status] ?? REFUSED, message } },
    { status, headers },
  );

/** Codes of JSON-RPC, where it has one of its own; else that of transports. */
const codes: Readonly<Record<number, number>> = { 400: -32_700, 404: -32_001 };
const REFUSED = -32_000;

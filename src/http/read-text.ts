import { fail, type Outcome, succeed } from "../base/outcome.ts";

/**
 * The body of a request as text, read only as far as the limit; beyond it `body-too-large`, and
 * `cancelled` when its sender goes away in the midst of it.
 */
export async function readText(request: Request, limitBytes: number): Promise<Outcome<string>> {
  const tooLarge = fail("body-too-large", { value: limitBytes });
  if (Number(request.headers.get("content-length") ?? 0) > limitBytes) return tooLarge;
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  try {
    for await (const chunk of (request.body ?? []) as AsyncIterable<Uint8Array>) {
      size += chunk.length;
      if (size > limitBytes) return tooLarge;
      text += decoder.decode(chunk, { stream: true });
    }
  } catch {
    return fail("cancelled");
  }
  return succeed(text + decoder.decode());
}

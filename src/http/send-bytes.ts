/** Bytes to be sent, and what a cache needs to know of them. */
export interface Sendable {
  readonly type: string;
  /** Changes with the content. */
  readonly tag: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly gzip: Uint8Array<ArrayBuffer> | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** What of a request decides how the bytes are sent. */
export interface Preferences {
  readonly acceptEncoding: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** The bytes, compressed where the reader can take it; or 304 when the reader has them already. */
export function sendBytes(content: Sendable, wish: Preferences): Response {
  // Weak: the compressed and the plain bytes are the same answer.
  const etag = `W/"${content.tag}"`;
  const headers: Record<string, string> = { ...content.headers, ETag: etag };
  if (matches(wish.ifNoneMatch, etag)) return new Response(null, { status: 304, headers });
  headers["Content-Type"] = content.type;
  const packed = acceptsGzip(wish.acceptEncoding) ? content.gzip : undefined;
  if (packed) headers["Content-Encoding"] = "gzip";
  return new Response(packed ?? content.plain, { headers });
}

const acceptsGzip = (header: string | undefined): boolean =>
  header !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header);

const matches = (header: string | undefined, etag: string): boolean =>
  (header ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || `W/${tag}` === etag);

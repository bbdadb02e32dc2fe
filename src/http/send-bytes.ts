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

/** What is sent. */
export interface Reply {
  readonly status: 200 | 304;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer> | null;
}

/** Everything that some bytes can be answered with, made beforehand. */
export interface Replies {
  readonly etag: string;
  readonly plain: Reply;
  /** Absent when compressing gains nothing. */
  readonly gzip: Reply | undefined;
  /** To a reader who has the bytes already. */
  readonly unchanged: Reply;
}

/** Make the replies to questions for some bytes. */
export function repliesOf({ type, tag, plain, gzip, headers }: Sendable): Replies {
  // Weak: the compressed and the plain bytes are the same answer.
  const etag = `W/"${tag}"`;
  const shared = { ...headers, ETag: etag };
  const whole = (body: Uint8Array<ArrayBuffer>, more: Record<string, string>): Reply => ({
    status: 200,
    headers: { ...shared, "Content-Type": type, "Content-Length": String(body.length), ...more },
    body,
  });
  return {
    etag,
    plain: whole(plain, {}),
    gzip: gzip && whole(gzip, { "Content-Encoding": "gzip" }),
    unchanged: { status: 304, headers: shared, body: null },
  };
}

/** The reply to a reader: compressed where it can be read, none when it is there already. */
export function chooseReply(replies: Replies, wish: Preferences): Reply {
  if (matches(wish.ifNoneMatch, replies.etag)) return replies.unchanged;
  return (acceptsGzip(wish.acceptEncoding) ? replies.gzip : undefined) ?? replies.plain;
}

/** The reply as the web's own type. */
export function sendBytes(content: Sendable, wish: Preferences): Response {
  const { body, ...init } = chooseReply(repliesOf(content), wish);
  return new Response(body, init);
}

const acceptsGzip = (header: string | undefined): boolean =>
  header !== undefined && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(header);

const matches = (header: string | undefined, etag: string): boolean =>
  header
    ?.split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === "*" || `W/${tag}` === etag) ?? false;

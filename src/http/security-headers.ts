/** Sent with everything: no guessing of types, no address to other sites. */
export const commonHeaders = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
} as const;

/** Sent with the API: pages of any site may ask, without credentials. */
export const apiHeaders = {
  ...commonHeaders,
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": "ETag, Retry-After",
  "Cross-Origin-Resource-Policy": "cross-origin",
} as const;

/** The answer to a browser that asks first whether a page may ask. */
export const preflightHeaders = {
  ...apiHeaders,
  "Access-Control-Allow-Methods": "GET, HEAD, POST",
  "Access-Control-Allow-Headers": "Content-Type, If-None-Match",
  "Access-Control-Max-Age": "86400",
} as const;

/**
 * Headers of the explorer. Scripts come from its own files only; WebAssembly may be compiled, text
 * never becomes code. Styles may be inline: controls place themselves with style attributes. The
 * page is cross-origin isolated, so its workers may share memory.
 *
 * @param framed whether other sites may show the page in a frame, as the embedded view wants
 */
export const explorerHeaders = (framed: boolean): Readonly<Record<string, string>> => ({
  ...commonHeaders,
  "Content-Security-Policy": [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${framed ? "*" : "'self'"}`,
  ].join("; "),
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": framed ? "cross-origin" : "same-origin",
});

/** Headers of pages that need nothing but themselves: the reference and reports. */
export const documentHeaders: Readonly<Record<string, string>> = {
  ...apiHeaders,
  "Content-Security-Policy":
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
};

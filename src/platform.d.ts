/**
 * The few host names that core code may use. They exist in Node and in every browser; everything
 * else of a host (`process`, `document`, `fetch`) does not compile in core.
 */
declare class TextEncoder {
  encode(input?: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  decode(input?: Uint8Array): string;
}

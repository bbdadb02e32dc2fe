/** A request that breaks the description of the API in one known way. */
export interface MalformedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** What is wrong with it. */
  readonly fault: string;
}

import type { Envelope } from "../../operations/contract/run-operation.ts";

/** What a figure of a page shows: a result, and the envelope that names its sources. */
export interface FigureData<Result> {
  readonly result: Result;
  readonly envelope: Envelope;
}

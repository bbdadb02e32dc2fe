import type { Problem } from "../../base/outcome.ts";
import type { Language } from "../../i18n/translate.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import type { Format } from "../../operations/contract/print-run.ts";
import type { Envelope } from "../../operations/contract/run-operation.ts";
import type { Document } from "../../reports/document.ts";
import type { HomePart } from "../home/home.ts";

/** A question to an operation. */
export interface Question {
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly language: Language;
}

/** What a page wants of the worker that computes. */
export type ComputeRequest =
  | { readonly kind: "catalogue"; readonly language: Language }
  | {
      readonly kind: "home";
      readonly part: HomePart;
      readonly asOf: string | undefined;
      readonly language: Language;
    }
  | ({ readonly kind: "ask" } & Question)
  | ({ readonly kind: "print"; readonly format: Format } & Question);

/** An operation as a form needs it. */
export interface CatalogueEntry {
  readonly name: string;
  /** What it is about, as a heading. */
  readonly title: string;
  readonly summary: string;
  readonly parameters: readonly Parameter[];
  readonly examples: readonly Readonly<Record<string, unknown>>[];
}

/** A sealed answer, the same for a person, and the digest that all surfaces share. */
export interface WebAnswer<Result = unknown> {
  readonly envelope: Envelope<Result>;
  readonly document: Document;
  readonly digest: string;
  /** How long the worker took. */
  readonly milliseconds: number;
}

/** What a page wants of the worker that draws. */
export interface DrawRequest {
  readonly kind: "draw";
  readonly specification: Readonly<Record<string, unknown>>;
  readonly idPrefix: string;
}

/** What goes to a worker. */
export type ToWorker<Request> =
  | { readonly id: number; readonly request: Request }
  | { readonly id: number; readonly cancel: true };

/** What comes back: any number of reports of progress, then the outcome. */
export type FromWorker =
  | { readonly id: number; readonly progress: readonly [done: number, total: number, what: string] }
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly problem: Problem };

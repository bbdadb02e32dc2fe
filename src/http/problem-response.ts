import type { Problem } from "../base/outcome.ts";
import {
  describeProblem,
  type Language,
  type MessageKey,
  spokenFacts,
  translate,
} from "../i18n/translate.ts";
import { clipProblem } from "../node/clip-problem.ts";
import { apiHeaders } from "./security-headers.ts";

/** Problems that are not plain errors of the input (400). */
const statuses: Readonly<Record<string, number>> = {
  "unknown-operation": 404,
  "unknown-page": 404,
  "method-not-allowed": 405,
  "body-too-large": 413,
  "body-not-json": 415,
  "not-determined": 422,
  "missing-glyphs": 422,
  "png-not-installed": 422,
  "time-limit": 422,
  "memory-limit": 422,
  "bad-host": 400,
  "unknown-host": 421,
  "too-slow": 408,
  "too-busy": 429,
  "head-too-large": 431,
  stopping: 503,
  cancelled: 499,
  "bad-manifest": 500,
  "table-unreadable": 500,
  "table-changed": 500,
  "internal-error": 500,
};

/** HTTP status of a problem. */
export const statusOf = ({ code }: Problem): number => statuses[code] ?? 400;

/** What is sent of a problem. */
export interface ProblemReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON with a line feed at its end. */
  readonly body: string;
}

/** A problem as `application/problem+json` (RFC 9457), in the reader's language. */
export function problemReply(fault: Problem, language: Language): ProblemReply {
  const problem = clipProblem(fault);
  const status = statusOf(problem);
  const body = {
    type: `urn:sextant:problem:${problem.code}`,
    title: translate(language, `api.status.${status}` as MessageKey),
    status,
    detail: describeProblem(language, problem),
    code: problem.code,
    facts: spokenFacts(language, problem.facts),
  };
  return {
    status,
    headers: {
      ...apiHeaders,
      "Content-Type": "application/problem+json; charset=utf-8",
      "Content-Language": language === "zh" ? "zh-CN" : "en",
      "Cache-Control": "no-store",
      ...(status === 429 || status === 503 ? { "Retry-After": status === 429 ? "2" : "10" } : {}),
    },
    body: `${JSON.stringify(body, null, 2)}\n`,
  };
}

/** The same as the web's own type, with more headers. */
export function problemResponse(
  problem: Problem,
  language: Language,
  more: Readonly<Record<string, string>> = {},
): Response {
  const { status, headers, body } = problemReply(problem, language);
  return new Response(body, { status, headers: { ...headers, ...more } });
}

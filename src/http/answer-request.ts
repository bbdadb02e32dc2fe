import { fail, mapOutcome, type Outcome } from "../base/outcome.ts";
import type { Language } from "../i18n/translate.ts";
import type { Answers, StoredAnswer } from "../node/answers.ts";
import { loosenInput } from "../operations/contract/loosen-input.ts";
import type { Operation } from "../operations/contract/operation.ts";
import { parametersOf } from "../operations/contract/parameters.ts";
import { type Format, formOf, readFormat } from "../operations/contract/print-run.ts";
import { contentTypeOf } from "./media-types.ts";
import { problemResponse } from "./problem-response.ts";
import { type RawInput, readBody, readQuery } from "./read-request.ts";
import { acceptedLanguage, type ReadyAnswers } from "./ready-answers.ts";
import { apiHeaders, documentHeaders } from "./security-headers.ts";
import { type Sendable, sendBytes } from "./send-bytes.ts";

/** What a request is answered with. */
export interface AnswerContext {
  readonly language: Language;
  readonly answers: Answers;
  readonly ready: ReadyAnswers | undefined;
  readonly isForeign?: ((headers: Headers) => boolean) | undefined;
  /** The address of the one who asks. */
  readonly client?: string | undefined;
}

/** Answer a GET or POST request to an operation. */
export async function answerRequest(
  operation: Operation,
  request: Request,
  { language, answers, ready, isForeign, client }: AnswerContext,
): Promise<Response> {
  const url = new URL(request.url);
  const format = readFormat(operation, url.searchParams.get("format") ?? "json");
  if (!format.ok) return problemResponse(format.error, language);
  const input =
    request.method === "POST"
      ? await readPosted(operation, request, url.searchParams)
      : readQuery(url.searchParams, parametersOfCached(operation));
  if (!input.ok) return problemResponse(input.error, language);
  // The day is fixed here, so that an answer at midnight is remembered for the day it is of.
  const today = answers.today();
  const question = { operation, input: input.value, language, formats: [format.value], today };
  const found = await answers.ask(question, {
    party: isForeign?.(request.headers) ? "page" : "reader",
    client,
    // Read only when the answer must be waited for: making the signal costs more than a lookup.
    get signal() {
      return request.signal;
    },
  });
  if (!found.ok) return problemResponse(found.error, language);
  const content = contentOf(found.value.answer, format.value, language);
  if (!content) return problemResponse(fail("internal-error").error, language);
  const cache = (state: "hit" | "miss"): Sendable => ({
    ...content,
    headers: { ...content.headers, "X-Cache": state },
  });
  if (request.method === "GET" && ready) {
    const address = `${url.pathname}${url.search}`;
    const accepted = acceptedLanguage(request.headers.get("accept-language") ?? undefined);
    ready.keep({ address, language: accepted, today }, cache("hit"));
  }
  return sendBytes(cache(found.value.cached ? "hit" : "miss"), {
    acceptEncoding: request.headers.get("accept-encoding") ?? undefined,
    ifNoneMatch: request.headers.get("if-none-match") ?? undefined,
  });
}

/** What a browser shows as a page of its own, in which nothing may run or load. */
const isPage = (format: Format): boolean => ["html", "svg"].includes(formOf(format));

/** An answer in a format, with the headers that do not depend on who asks. */
function contentOf(
  { bodies, tag }: StoredAnswer,
  format: Format,
  language: Language,
): Sendable | undefined {
  const body = bodies[format];
  return (
    body && {
      ...body,
      type: contentTypeOf(format),
      tag,
      headers: {
        ...(isPage(format) ? documentHeaders : apiHeaders),
        "Cache-Control": "no-cache",
        "Content-Language": language === "zh" ? "zh-CN" : "en",
        Vary: "Accept-Encoding, Accept-Language",
      },
    }
  );
}

async function readPosted(
  operation: Operation,
  request: Request,
  query: URLSearchParams,
): Promise<Outcome<RawInput>> {
  const stray = readQuery(query, []);
  if (!stray.ok) return stray;
  // As much as may be has been read before.
  const text = await request.text();
  const type = request.headers.get("content-type") ?? "";
  if (text !== "" && !/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    return fail("body-not-json", { value: type.slice(0, 100) || "nothing" });
  }
  return mapOutcome(readBody(text), (input) => loosenInput(operation, input));
}

const known = new WeakMap<Operation, ReturnType<typeof parametersOf>>();

/** Parameters are made from the schema once; thousands of requests a second ask for them. */
function parametersOfCached(operation: Operation): ReturnType<typeof parametersOf> {
  const parameters = known.get(operation) ?? parametersOf(operation);
  known.set(operation, parameters);
  return parameters;
}

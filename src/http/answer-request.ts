import type { Language } from "../i18n/translate.ts";
import type { Answers } from "../node/answers.ts";
import type { Operation } from "../operations/parts/operation.ts";
import { parametersOf } from "../operations/parts/parameters.ts";
import { type Format, formats } from "../operations/parts/print-run.ts";
import { fail, type Outcome, succeed } from "../outcome.ts";
import { mediaTypes } from "./media-types.ts";
import { problemResponse } from "./problem-response.ts";
import { type RawInput, readBody, readQuery } from "./read-request.ts";
import { readText } from "./read-text.ts";
import { apiHeaders, documentHeaders } from "./security-headers.ts";
import { sendBytes } from "./send-bytes.ts";

/** What a request is answered with. */
export interface AnswerContext {
  readonly language: Language;
  readonly answers: Answers;
  readonly bodyLimitBytes: number;
}

/** Answer a GET or POST request to an operation. */
export async function answerRequest(
  operation: Operation,
  request: Request,
  { language, answers, bodyLimitBytes }: AnswerContext,
): Promise<Response> {
  const url = new URL(request.url);
  const format = readFormat(url.searchParams.get("format"));
  if (!format.ok) return problemResponse(format.error, language);
  const input =
    request.method === "POST"
      ? await readPosted(request, url.searchParams, bodyLimitBytes)
      : readQuery(url.searchParams, parametersOfCached(operation));
  if (!input.ok) return problemResponse(input.error, language);
  const question = { operation, input: input.value, language, formats: [format.value] };
  const found = await answers.ask(question, {
    // Read only when the answer must be waited for: making the signal costs more than a lookup.
    get signal() {
      return request.signal;
    },
  });
  if (!found.ok) return problemResponse(found.error, language);
  const { answer, cached } = found.value;
  const body = answer.bodies[format.value];
  if (!body) return problemResponse(fail("internal-error").error, language);
  return sendBytes(
    {
      ...body,
      type: `${mediaTypes[format.value]}; charset=utf-8`,
      tag: answer.tag,
      headers: {
        ...(format.value === "html" ? documentHeaders : apiHeaders),
        "Cache-Control": "no-cache",
        "Content-Language": language === "zh" ? "zh-CN" : "en",
        Vary: "Accept-Encoding, Accept-Language",
        "X-Cache": cached ? "hit" : "miss",
      },
    },
    {
      acceptEncoding: request.headers.get("accept-encoding") ?? undefined,
      ifNoneMatch: request.headers.get("if-none-match") ?? undefined,
    },
  );
}

function readFormat(text: string | null): Outcome<Format> {
  const format = text === null ? "json" : formats.find((known) => known === text);
  return format
    ? succeed(format)
    : fail("unknown-format", { value: text ?? "", known: formats.join(", ") });
}

async function readPosted(
  request: Request,
  query: URLSearchParams,
  limitBytes: number,
): Promise<Outcome<RawInput>> {
  const stray = readQuery(query, []);
  if (!stray.ok) return stray;
  const text = await readText(request, limitBytes);
  if (!text.ok) return text;
  const type = request.headers.get("content-type") ?? "";
  if (text.value !== "" && !/^application\/([\w.-]+\+)?json\b/i.test(type)) {
    return fail("body-not-json", { value: type.slice(0, 100) || "nothing" });
  }
  return readBody(text.value);
}

const known = new WeakMap<Operation, ReturnType<typeof parametersOf>>();

/** Parameters are made from the schema once; thousands of requests a second ask for them. */
function parametersOfCached(operation: Operation): ReturnType<typeof parametersOf> {
  const parameters = known.get(operation) ?? parametersOf(operation);
  known.set(operation, parameters);
  return parameters;
}

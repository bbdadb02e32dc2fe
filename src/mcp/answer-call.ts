import type { CallToolResult } from "@modelcontextprotocol/server";
import { inputLimits } from "../base/limits.ts";
import { fail, type Problem } from "../base/outcome.ts";
import { describeProblem, type Language, languages, translator } from "../i18n/translate.ts";
import type { Answers, AskControl } from "../node/answers.ts";
import { clipProblem } from "../node/clip-problem.ts";
import { isDeeperThan } from "../node/nesting.ts";
import { loosenInput } from "../operations/contract/loosen-input.ts";
import type { Operation } from "../operations/contract/operation.ts";
import type { Envelope } from "../operations/contract/run-operation.ts";
import { questionDigest, readCursor, writeCursor } from "./cursor.ts";
import { pageResult } from "./page-result.ts";
import { pageText } from "./page-text.ts";

/** Bytes of an answer on one page, and at most of the result and of the text on it. */
const PAGE_BYTES = 50_000;
const RESULT_BYTES = 28_000;
const TEXT_BYTES = 13_000;
/** Bytes of a result on a page, however much is said about it. */
const LEAST_RESULT_BYTES = 8_000;

/** The world a call is answered in. */
export interface CallContext extends AskControl {
  readonly answers: Answers;
  /** Spoken where a call does not ask for another. */
  readonly language: Language;
  /** Today's date, ISO. */
  readonly today: string;
}

/**
 * Answer one tool call: the operation's envelope as structured content and its document as text,
 * both cut to a page. `lang` and `cursor` are ours, all other arguments the operation's input.
 */
export async function answerCall(
  operation: Operation,
  call: Readonly<Record<string, unknown>>,
  context: CallContext,
): Promise<CallToolResult> {
  const { lang: wanted, cursor, ...given } = call;
  const lang = wanted ?? undefined;
  const position = cursor ?? undefined;
  const asked = languages.find((known) => known === lang);
  const language = asked ?? context.language;
  if (lang !== undefined && !asked) {
    const known = languages.join(", ");
    return refuseWith(fail("unknown-language", { value: String(lang), known }).error, language);
  }
  if (isDeeperThan(given, inputLimits.nesting)) {
    return refuseWith(fail("body-too-deep", { value: inputLimits.nesting }).error, language);
  }
  const input = loosenInput(operation, given);
  const question = questionDigest(operation.name, input, language);
  const start =
    position === undefined
      ? { ok: true as const, value: { question, today: context.today, entry: 0, line: 0 } }
      : readCursor(position, question, context.today);
  if (!start.ok) return refuseWith(start.error, language);
  const { today, entry, line } = start.value;
  const found = await context.answers.ask(
    { operation, input, language, formats: ["json", "text"], today },
    { signal: context.signal, onProgress: context.onProgress, party: "assistant" },
  );
  if (!found.ok) return refuseWith(found.error, language);
  const { json, text } = found.value.answer.bodies;
  const decoder = new TextDecoder();
  const envelope = JSON.parse(decoder.decode(json?.plain)) as Envelope;
  const result = pageResult(envelope.result, entry, roomFor(envelope));
  const page = pageText(decoder.decode(text?.plain), line, TEXT_BYTES);
  const more = result.next !== undefined || page.next !== undefined;
  const next = { question, today, entry: result.next ?? END, line: page.next ?? END };
  const nextCursor = more ? writeCursor(next) : undefined;
  const t = translator(language);
  const tail = nextCursor ? `\n${t("mcp.continues", { cursor: nextCursor })}` : "";
  return {
    content: [{ type: "text", text: `${page.text}${tail}` }],
    structuredContent: {
      ...envelope,
      result: result.value,
      ...(nextCursor ? { nextCursor } : {}),
    },
  };
}

/** Bytes that sources, notes and the text leave to the result. */
function roomFor(envelope: Envelope): number {
  const about = Buffer.byteLength(JSON.stringify({ ...envelope, result: null }));
  const left = PAGE_BYTES - TEXT_BYTES - about;
  return Math.min(RESULT_BYTES, Math.max(LEAST_RESULT_BYTES, left));
}

/** Beyond every entry and line: the part of the answer that is already complete. */
const END = Number.MAX_SAFE_INTEGER;

/** A problem as the answer of a tool: its code and its sentence. */
export const refuseWith = (problem: Problem, language: Language): CallToolResult => {
  const text = `${problem.code}: ${describeProblem(language, clipProblem(problem))}`;
  return { isError: true, content: [{ type: "text", text }] };
};

import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { inputLimits } from "../base/limits.ts";
import { fail, type Problem } from "../base/outcome.ts";
import { type Language, translator } from "../i18n/translate.ts";
import type { Answers } from "../node/answers.ts";
import { packageVersion } from "../node/package-root.ts";
import { findOperation, operations } from "../operations/index.ts";
import { type AnswerContext, answerRequest } from "./answer-request.ts";
import { limitBodies } from "./limit-bodies.ts";
import { openApiDocument } from "./open-api.ts";
import { problemResponse } from "./problem-response.ts";
import type { ReadyAnswers } from "./ready-answers.ts";
import { referencePage, withoutExplorerPage } from "./reference-page.ts";
import { requestLanguage } from "./request-language.ts";
import { type Log, requestLog } from "./request-log.ts";
import {
  apiHeaders,
  documentHeaders,
  explorerHeaders,
  preflightHeaders,
} from "./security-headers.ts";
import { sendBytes } from "./send-bytes.ts";
import type { StaticFiles } from "./static-files.ts";

/** What the server answers with. */
export interface AppOptions {
  readonly answers: Answers;
  /** Files of the explorer; absent when it is not built. */
  readonly explorer?: StaticFiles | undefined;
  /** Handlers of other protocols by their path, such as `/mcp`. */
  readonly mounts?: Readonly<Record<string, (request: Request) => Promise<Response>>> | undefined;
  readonly log?: Log | undefined;
  /** Where answers are kept that the server may send again without asking here. */
  readonly ready?: ReadyAnswers | undefined;
  /** Whether a page of another site asks; none does where absent. */
  readonly isForeign?: ((headers: Headers) => boolean) | undefined;
  /** Largest body of a question, in bytes. */
  readonly bodyLimitBytes?: number | undefined;
}

/** Requests come from Node's server. */
interface Served {
  readonly Bindings: HttpBindings;
}

const OPERATION = "/api/v1/:name";

/** Every route of the server: the API, its description, mounted protocols and the explorer. */
export function createApp(options: AppOptions): Hono<Served> {
  const { answers, log, ready, isForeign, bodyLimitBytes = inputLimits.bodyBytes } = options;
  const app = new Hono<Served>();
  if (log) app.use(requestLog(log));
  app.use(limitBodies(bodyLimitBytes, refuse, Object.keys(options.mounts ?? {})));
  app.options("/api/*", () => new Response(null, { status: 204, headers: preflightHeaders }));
  app.get("/api/health", (context) => health(context, answers));
  app.get("/api/openapi.json", describeApi);
  app.get("/api", showReference);
  const world = { answers, ready, isForeign };
  const answer = (context: Context) => answerOperation(context, world);
  app.on(["GET", "POST"], OPERATION, answer);
  app.all(OPERATION, refuseMethod);
  for (const [path, handle] of Object.entries(options.mounts ?? {})) {
    app.all(path, (context) => handle(context.req.raw));
  }
  app.get("*", (context) => showExplorer(context, options.explorer));
  app.notFound((context) => refuse(context, unknownPage(context)));
  app.onError((error, context) => {
    log?.({
      time: new Date().toISOString(),
      level: "error",
      message: "fault",
      stack: String(error.stack),
    });
    return refuse(context, fail("internal-error").error);
  });
  return app;
}

const unknownPage = (context: Context): Problem =>
  fail("unknown-page", { value: context.req.path.slice(0, 100) }).error;

/** The language that was asked for; English where it is not spoken here. */
function languageOf(context: Context): Language {
  const accept = context.req.header("accept-language");
  const language = requestLanguage(context.req.query("lang") ?? null, accept);
  return language.ok ? language.value : "en";
}

const refuse = (context: Context, problem: Problem, headers?: Record<string, string>): Response =>
  problemResponse(problem, languageOf(context), headers);

function health(context: Context, answers: Answers): Response {
  return context.json({ status: "ok", version: packageVersion(), ...answers.load() }, 200, {
    ...apiHeaders,
    "Cache-Control": "no-store",
  });
}

async function answerOperation(
  context: Context,
  world: Omit<AnswerContext, "language" | "client">,
): Promise<Response> {
  const { req } = context;
  const language = requestLanguage(req.query("lang") ?? null, req.header("accept-language"));
  if (!language.ok) return refuse(context, language.error);
  const name = req.param("name") ?? "";
  const operation = findOperation(name);
  if (!operation) {
    const known = operations.map((one) => one.name).join(", ");
    return refuse(context, fail("unknown-operation", { value: name.slice(0, 100), known }).error);
  }
  const client = addressOf(context);
  return answerRequest(operation, req.raw, { ...world, language: language.value, client });
}

/** The address that a request comes from; none where no connection brought it. */
const addressOf = ({ env }: Context): string | undefined =>
  (env as Partial<HttpBindings>).incoming?.socket.remoteAddress;

/** A text per language, made when first asked for: schemas do not change while the server runs. */
function oncePerLanguage(make: (language: Language) => string): (language: Language) => string {
  const made = new Map<Language, string>();
  return (language) => {
    const text = made.get(language) ?? make(language);
    made.set(language, text);
    return text;
  };
}

const apiText = oncePerLanguage((language) =>
  JSON.stringify(openApiDocument(packageVersion(), translator(language)), null, 2),
);
const referenceText = oncePerLanguage((language) => referencePage(packageVersion(), language));

function refuseMethod(context: Context): Response {
  const known = "GET, HEAD, POST";
  const problem = fail("method-not-allowed", { value: context.req.method, known });
  return refuse(context, problem.error, { Allow: known });
}

function describeApi(context: Context): Response {
  const headers = { "Content-Type": "application/json; charset=utf-8", Vary: "Accept-Language" };
  return context.body(apiText(languageOf(context)), 200, { ...apiHeaders, ...headers });
}

function showReference(context: Context): Response {
  const page = referenceText(languageOf(context));
  return context.html(page, 200, { ...documentHeaders, Vary: "Accept-Language" });
}

/** A file of the explorer; its pages are all index.html, which reads the address itself. */
function showExplorer(context: Context, explorer: StaticFiles | undefined): Response {
  const path = context.req.path.slice(1);
  if (!explorer) {
    if (path !== "") return refuse(context, unknownPage(context));
    return context.html(withoutExplorerPage(languageOf(context)), 200, documentHeaders);
  }
  const isPage = !path.includes(".") && !/^(api|mcp)(\/|$)/i.test(path);
  const file = explorer(path) ?? (isPage ? explorer("index.html") : undefined);
  if (!file) return refuse(context, unknownPage(context));
  const headers = {
    ...explorerHeaders(context.req.query("embed") === "1"),
    "Cache-Control": file.immutable ? "public, max-age=31536000, immutable" : "no-cache",
    Vary: "Accept-Encoding",
  };
  return sendBytes(
    { ...file, headers },
    {
      acceptEncoding: context.req.header("accept-encoding"),
      ifNoneMatch: context.req.header("if-none-match"),
    },
  );
}

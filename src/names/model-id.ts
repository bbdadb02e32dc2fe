import { lookUp } from "../base/look-up.ts";
import { remember } from "../base/remember.ts";
import { organizations } from "./organizations.ts";

/**
 * One model has many names: `gpt-4o-2024-05-13` at its maker, `openai/gpt-4o-2024-05-13` at a
 * router, `gpt-4o-2024-05-13_high` in an evaluation. These keys make the same model equal and keep
 * different models apart (`gpt-4` is not `gpt-4-turbo`).
 */
export interface ModelKeys {
  /** Key with the release date in it where the name has one. */
  readonly dated: string;
  /** Key without the release date. */
  readonly undated: string;
  /** Whether the name carries a date. */
  readonly hasDate: boolean;
}

/** Names under which single tables list a version, and the version's own name. */
const aliases: Readonly<Record<string, string>> = {
  "claude-2": "claude-2.0",
  "claude-v2": "claude-2.0",
  "deepseek-coder-1b-base": "deepseek-coder-1.3b-base",
  "deepseek-coder-7b-base": "deepseek-coder-6.7b-base",
  "gemini-1.0-pro": "gemini-1.0-pro-001",
  "gpt-3.5-turbo-2023-06": "gpt-3.5-turbo-16k-0613",
  "gpt-4-0125": "gpt-4-0125-preview",
  "llama3-70b-8192": "meta-llama-3-70b",
  "llama3-8b-8192": "meta-llama-3-8b",
  "mixtral-8x7b-32768": "mixtral-8x7b-instruct-v0.1",
  "nemotron-3-ultra-550b-a55b": "nemotron-3-ultra",
};

const effort =
  /_(none|minimal|low|medium|high|xhigh|max|unknown|full|promode|bedrock|\d+k|think\w*|nothink\w*)$/;
/** What hosts put before a model's name: its maker, or a region. */
const vendor = new RegExp(
  `^(${[...organizations.flatMap(({ prefixes = [] }) => prefixes), "us", "eu"].join("|")})\\.`,
);
/** A version of a listing; in `deepseek-v3` and `claude-v2` it is the model. */
const listingVersion = /(?<!^deepseek|^claude)-v\d+$/;
const releaseDate = /[-_@]?(20\d\d)-?(\d\d)-?(\d\d)(?=$|-v\d)/;

/** Names whose keys are cached: more than all that the facts know. */
const NAMES = 16_384;

/** Keys of a model's name as any publisher writes it. */
export const modelKeys = remember(keysOf, String, NAMES);

function keysOf(name: string): ModelKeys {
  const plain = (name.toLowerCase().split("/").at(-1) ?? "").replace(/\s+/g, "-");
  const base = (lookUp(aliases, plain) ?? plain)
    .replace(effort, "")
    .replace(vendor, "")
    .replace(/:.*$/, "")
    // Some hosts write `llama-v3p1` for Llama 3.1.
    .replace(/(\d)p(\d)/g, "$1.$2")
    .replace(/^(llama|qwen)-v(\d)/, "$1-$2")
    .replace(/(^|[^o])([-_](instruct|chat|it|hf|fp8|base))+(-turbo)?\b/, "$1");
  const undated = base.replace(releaseDate, "").replace(/@.*$/, "").replace(listingVersion, "");
  return {
    dated: letters(base.replace(listingVersion, "")),
    undated: letters(undated),
    hasDate: releaseDate.test(base),
  };
}

const letters = (text: string): string => text.replace(/[^a-z0-9]+/g, "");

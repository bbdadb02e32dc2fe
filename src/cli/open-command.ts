import { basename } from "node:path";
import { fail } from "../base/outcome.ts";
import { type Language, type Translate, translator } from "../i18n/translate.ts";
import { readText } from "../node/read-inputs.ts";
import { commandOf } from "../operations/contract/command-of.ts";
import { loadOperation } from "../operations/loaders.ts";
import { type Recognized, recognizeFile } from "../operations/shared/recognize-file.ts";
import { exit, type Io, type Refuse } from "./io.ts";

/** Say what a file is and which command takes it: `open FILE`. Returns the exit code. */
export async function openCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const t = translator(language);
  const words = argv.filter((word, at) => word !== "--lang" && argv[at - 1] !== "--lang");
  const [path, more] = words.filter((word) => !word.startsWith("--lang="));
  if (path === undefined || path === "--help") {
    const { plainHelp } = await import("./help.ts");
    io.out(plainHelp("open", [], ["npx sextant open scores.csv"], t));
    return path === undefined ? exit.invalid : exit.ok;
  }
  if (path.startsWith("--"))
    return refuse(fail("unknown-flag", { value: path, known: "--lang" }).error);
  if (more !== undefined) return refuse(fail("unexpected-argument", { value: more }).error);
  const text = readText(path);
  if (!text.ok) return refuse(text.error);
  const kinds = recognizeFile({ file: basename(path), text: text.value });
  if (!kinds.ok) return refuse(kinds.error);
  const [first, ...others] = await Promise.all(kinds.value.map((kind) => saidOf(kind, path, t)));
  if (first === undefined) return exit.failure;
  io.out(`${first}\n`);
  if (others.length > 0) io.out(`\n${t("cli.open.also")}\n\n${others.join("\n\n")}\n`);
  return exit.ok;
}

/** What was found, and the command. */
async function saidOf(kind: Recognized, path: string, t: Translate): Promise<string> {
  const { operation: name, field, besides, found } = kind;
  const positional = (await loadOperation(name))?.positional ?? [];
  const command = commandOf({ name, positional }, { [field]: path, ...besides });
  return `${t(`cli.open.${kind.kind}`, found)}\n\n  ${command}`;
}

import { basename } from "node:path";
import { fail } from "../base/outcome.ts";
import type { Translate } from "../i18n/translate.ts";
import { readText } from "../node/read-inputs.ts";
import { commandOf } from "../operations/contract/command-of.ts";
import { loadOperation } from "../operations/loaders.ts";
import { type Recognized, recognizeFile } from "../operations/shared/recognize-file.ts";
import { exit } from "./io.ts";
import { plainCommand } from "./plain-command.ts";

/** Say what a file is and which command takes it. */
export const openCommand = plainCommand<{ readonly file?: string }>({
  name: "open",
  operands: " FILE",
  words: [{ name: "file" }],
  flags: [],
  examples: ["npx sextant open scores.csv"],
  async run({ file: path }, { t, io, refuse }) {
    if (path === undefined) return refuse(fail("missing-input", { field: "FILE" }).error);
    const text = readText(path);
    if (!text.ok) return refuse(text.error);
    const kinds = recognizeFile({ file: basename(path), text: text.value });
    if (!kinds.ok) return refuse(kinds.error);
    const [first, ...others] = await Promise.all(kinds.value.map((kind) => saidOf(kind, path, t)));
    if (first === undefined) return exit.failure;
    io.out(`${first}\n`);
    if (others.length > 0) io.out(`\n${t("cli.open.also")}\n\n${others.join("\n\n")}\n`);
    return exit.ok;
  },
});

/** What was found, and the command. */
async function saidOf(kind: Recognized, path: string, t: Translate): Promise<string> {
  const { operation: name, field, besides, found } = kind;
  const positional = (await loadOperation(name))?.positional ?? [];
  const command = commandOf({ name, positional }, { [field]: path, ...besides });
  return `${t(`cli.open.${kind.kind}`, found)}\n\n  ${command}`;
}

import { openFacts } from "../data/facts.ts";
import { ownTemplate } from "../data/own-rows.ts";
import type { Translate } from "../i18n/translate.ts";
import { openEmbeddedStore } from "../node/data-folder.ts";
import type { Parameter } from "../operations/contract/parameters.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { plainFlag } from "./plain-flag.ts";
import { readArguments } from "./read-arguments.ts";

/** The flag that asks for it, among those of `series`. */
export const templateFlag = (t: Translate): Parameter =>
  plainFlag("template", "boolean", t("cli.series.template"));

/** An empty table for rows of one's own, its columns explained: `series ID --template`. Returns the exit code. */
export async function seriesTemplate(
  argv: readonly string[],
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const flags = [plainFlag("id", "text"), plainFlag("template", "boolean")];
  const read = readArguments(argv, flags, ["id"]);
  if (!read.ok) return refuse(read.error);
  const { id = "" } = read.value.input as { readonly id?: string };
  const manifest = openFacts(openEmbeddedStore()).manifest(id);
  if (!manifest.ok) return refuse(manifest.error);
  io.out(ownTemplate(manifest.value));
  return exit.ok;
}

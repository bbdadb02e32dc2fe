import { fail } from "../base/outcome.ts";
import { type Language, translate } from "../i18n/translate.ts";
import { chosenStore, defaultStore } from "../node/facts-choice.ts";
import { verifyStore } from "../node/verify-store.ts";
import { exit, type Io, type Refuse } from "./io.ts";

/** Check a store: `verify --store [DIR]`. Returns the exit code: 3 where it does not hold. */
export async function verifyStoreCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const words = argv.filter((word, at) => word !== "--lang" && argv[at - 1] !== "--lang");
  const [named, ...more] = words
    .flatMap((word) => (word.startsWith("--store=") ? [word.slice("--store=".length)] : [word]))
    .filter((word) => word !== "--store");
  const extra = more[0] ?? (named?.startsWith("--") ? named : undefined);
  if (extra !== undefined) return refuse(fail("unexpected-argument", { value: extra }).error);
  const folder = named ?? chosenStore(io.environment) ?? defaultStore(io.environment);
  const checked = verifyStore(folder);
  if (!checked.ok) {
    await refuse(checked.error);
    return checked.error.code === "store-damaged" ? exit.notMet : exit.invalid;
  }
  io.out(`${translate(language, "cli.verify.store", { folder, ...checked.value })}\n`);
  return exit.ok;
}

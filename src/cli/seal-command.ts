import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fail, type Outcome, succeed } from "../base/outcome.ts";
import { type Language, translator } from "../i18n/translate.ts";
import { removeStaleParts } from "../node/parts.ts";
import { readInputs } from "../node/read-inputs.ts";
import { signSealed } from "../node/sign-sealed.ts";
import { writeWhole } from "../node/write-whole.ts";
import { sealAnswer } from "../operations/contract/seal-answer.ts";
import { textOfSealed } from "../operations/contract/sealed-file.ts";
import { exit, type Io, type Refuse } from "./io.ts";
import { type Closable, contextOf, readCommand } from "./run-command.ts";

/** Seal an answer: `[--out FILE] [--sign KEY] [--include-own] -- OPERATION …`. Returns the exit code. */
export async function sealCommand(
  argv: readonly string[],
  language: Language,
  io: Io,
  refuse: Refuse,
): Promise<number> {
  const t = translator(language);
  if (argv[0] === "--help") {
    const { plainHelp } = await import("./help.ts");
    const flags = [
      ["--out FILE", t("cli.seal.out")],
      ["--sign KEY", t("cli.seal.sign")],
      ["--include-own", t("cli.include-own")],
    ] as const;
    const examples = [
      "npx sextant seal -- law --as-of 2025-06-30",
      "npx sextant seal --out lag.json --sign key.pem -- lag",
    ];
    io.out(plainHelp("seal", flags, examples, t));
    return exit.ok;
  }
  const words = readWords(argv);
  if (!words.ok) return refuse(words.error);
  const { out, key, includeOwn, question } = words.value;
  const [name = "", ...rest] = question;
  const command = { name, argv: rest, language };
  const asked = await readCommand(command);
  if (!asked.ok) return refuse(asked.error.problem, asked.error.about);
  const { operation, parameters, print, paths } = asked.value;
  const input = readInputs(paths, parameters);
  if (!input.ok) return refuse(input.error, { operation });
  const pools: Closable[] = [];
  const context = contextOf(command, io, pools, print.quiet);
  if (!context.ok) return refuse(context.error);
  const made = await sealAnswer(operation, input.value, context.value, includeOwn);
  await Promise.all(pools.map((pool) => pool.close()));
  if (!made.ok) return refuse(made.error, { operation, input: input.value });
  const plain = made.value.sealed;
  const signed = key === undefined ? succeed(plain) : signSealed(plain, key);
  if (!signed.ok) return refuse(signed.error);
  const file = signed.value;
  const path = out ?? `${name}-${made.value.run.envelope.asOf}.sealed.json`;
  dropStaleSeals(dirname(path));
  const written = writeWhole(path, textOfSealed(file));
  if (!written.ok) return refuse(written.error);
  const rows = Object.values(file.facts.datasets).reduce(
    (sum, each) => sum + each.rows.length - 1,
    0,
  );
  io.out(`${t("cli.seal.written", { file: path, rows, root: file.tree.root })}\n`);
  return exit.ok;
}

/** Remove what seals that were killed have left in a folder, of whatever day they were. */
function dropStaleSeals(folder: string): void {
  if (existsSync(folder)) removeStaleParts(folder, (name) => name.endsWith(".sealed.json"));
}

interface Words {
  readonly out: string | undefined;
  readonly key: string | undefined;
  readonly includeOwn: boolean;
  /** The operation and its words. */
  readonly question: readonly string[];
}

function readWords(argv: readonly string[]): Outcome<Words> {
  const end = argv.indexOf("--");
  if (end < 0 || end === argv.length - 1) return fail("seal-without-question");
  const before = argv.slice(0, end);
  const own = before
    .filter((word) => word !== INCLUDE_OWN)
    .flatMap((word) => {
      const at = word.indexOf("=");
      return word.startsWith("--") && at > 0 ? [word.slice(0, at), word.slice(at + 1)] : [word];
    });
  const flags = new Map<string, string>();
  for (let place = 0; place < own.length; place += 2) {
    const [flag = "", value] = own.slice(place, place + 2);
    if (!known.includes(flag))
      return fail("unknown-flag", { value: flag, known: [...known, INCLUDE_OWN].join(", ") });
    if (value === undefined) return fail("flag-without-value", { flag });
    flags.set(flag, value);
  }
  return succeed({
    ...{ out: flags.get("--out"), key: flags.get("--sign") },
    includeOwn: before.includes(INCLUDE_OWN),
    question: argv.slice(end + 1),
  });
}

/** A flag without a value. */
const INCLUDE_OWN = "--include-own";
const known: readonly string[] = ["--out", "--sign", "--lang"];

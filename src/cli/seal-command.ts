import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { fail, succeed } from "../base/outcome.ts";
import { removeStaleParts } from "../node/parts.ts";
import { readInputs } from "../node/read-inputs.ts";
import { signSealed } from "../node/sign-sealed.ts";
import { writeWhole } from "../node/write-whole.ts";
import { sealAnswer } from "../operations/contract/seal-answer.ts";
import { textOfSealed } from "../operations/contract/sealed-file.ts";
import { exit } from "./io.ts";
import { plainCommand } from "./plain-command.ts";
import { type Closable, contextOf, readCommand } from "./run-command.ts";

interface Given {
  readonly out?: string;
  readonly sign?: string;
  readonly includeOwn?: boolean;
}

/** Seal an answer: the operation and its words stand behind `--`. */
export const sealCommand = plainCommand<Given>({
  name: "seal",
  operands: " -- OPERATION …",
  flags: [
    { name: "out", kind: "text", usage: "--out FILE", meaning: (t) => t("cli.seal.out") },
    { name: "sign", kind: "text", usage: "--sign KEY", meaning: (t) => t("cli.seal.sign") },
    {
      ...{ name: "includeOwn", kind: "boolean", usage: "--include-own" },
      meaning: (t) => t("cli.include-own"),
    },
  ],
  examples: [
    "npx sextant seal -- law --as-of 2025-06-30",
    "npx sextant seal --out lag.json --sign key.pem -- lag",
  ],
  async run({ out, sign: key, includeOwn = false }, { behind, language, t, io, refuse }) {
    if (behind.length === 0) return refuse(fail("seal-without-question").error);
    const [name = "", ...rest] = behind;
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
  },
});

/** Remove what seals that were killed have left in a folder, of whatever day they were. */
function dropStaleSeals(folder: string): void {
  if (existsSync(folder)) removeStaleParts(folder, (name) => name.endsWith(".sealed.json"));
}

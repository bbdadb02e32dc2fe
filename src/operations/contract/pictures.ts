import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { publishersOf } from "../../i18n/publisher-names.ts";
import { translator } from "../../i18n/translate.ts";
import type { ChartBlock } from "../../reports/document.ts";
import type { Operation } from "./operation.ts";
import type { Run } from "./run-operation.ts";

/** An operation as one who wants its pictures sees it. */
export type Pictured = Pick<Operation, "name" | "pictures">;

/**
 * The picture of an answer: of those in its document, and those that its operation draws besides.
 *
 * @param id the picture wanted; the first without one
 * @returns the picture; `no-picture` where there is none, `which-picture` with what there is
 */
export function pictureOf(
  { name, pictures }: Pictured,
  { document, envelope }: Run,
  id: string | undefined,
): Outcome<ChartBlock> {
  const t = translator(envelope.lang);
  const drawn = [
    ...document.filter((block) => block.kind === "chart"),
    ...(pictures?.(envelope.result, t, {
      asOf: envelope.asOf,
      source: publishersOf(envelope.sources, t),
      sourceOf: (...datasets) =>
        publishersOf(
          envelope.sources.filter(({ dataset }) => datasets.includes(dataset)),
          t,
        ),
    }) ?? []),
  ];
  const [first] = drawn;
  if (first === undefined) return fail("no-picture", { value: name });
  const found = id === undefined ? first : drawn.find((block) => block.id === id);
  const known = drawn.map((block) => block.id).join(", ");
  return found ? succeed(found) : fail("which-picture", { value: id ?? "", known });
}

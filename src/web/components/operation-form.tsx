import type { Problem } from "../../base/outcome.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import { useApp } from "../app-context.ts";
import { textOf } from "../form-input.ts";
import { isRefused } from "../refused-field.ts";
import type { CatalogueEntry } from "../work/messages.ts";
import type { Assumed } from "./assumed.ts";
import { FormField } from "./form-field.tsx";

/** The form of an operation, made from its input fields. What it holds is in the address. */
export function OperationForm({
  entry,
  parameters,
  defaults = {},
  shown: count,
  assumed = {},
  suggestions = {},
  problem,
}: {
  readonly entry: CatalogueEntry;
  /** The fields shown, which may be fewer than the operation has. */
  readonly parameters: readonly Parameter[];
  /** Texts of fields that the page fills in where the reader has not. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** How many fields stand open; the others wait behind a word. */
  readonly shown?: number;
  readonly assumed?: Assumed;
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
  /** Why there is no answer; the field that it lies in is marked. */
  readonly problem?: Problem | undefined;
}) {
  const { address, change, t } = useApp();
  const cleared = Object.fromEntries(parameters.map(({ name }) => [name, undefined]));
  const own = Object.fromEntries(
    Object.entries(address.values).filter(([name]) => name in cleared),
  );
  const examples = entry.examples.filter((example) =>
    Object.values(example).every((value) => typeof value !== "object" || Array.isArray(value)),
  );
  const shown = parameters.filter(({ kind }) => kind !== "folder");
  if (shown.length === 0) return null;
  const heldBy = ({ name }: Parameter) => address.values[name] ?? defaults[name] ?? "";
  const fieldOf = (parameter: Parameter) => (
    <FormField
      key={parameter.name}
      parameter={parameter}
      text={heldBy(parameter)}
      assumed={assumed[parameter.name]}
      suggestions={suggestions[parameter.name]}
      refused={isRefused(problem, parameter.name, heldBy(parameter))}
      onChange={(text) => change({ ...defaults, ...own, [parameter.name]: text })}
    />
  );
  const more = count === undefined ? [] : shown.slice(count);
  return (
    <form className="panel" aria-label={t("web.settings")} onSubmit={(e) => e.preventDefault()}>
      {shown.slice(0, count).map(fieldOf)}
      {more.length > 0 && (
        <details className="more-fields" open={more.some(({ name }) => name in own)}>
          <summary>{t("web.more-settings", { count: more.length })}</summary>
          {more.map(fieldOf)}
        </details>
      )}
      <p className="panel-end">
        <button type="button" onClick={() => change(cleared)}>
          {t("web.reset")}
        </button>
        {examples.length > 0 && <span className="note">{t("web.examples")}</span>}
        {examples.map((example, index) => (
          <button
            type="button"
            className="quiet"
            // biome-ignore lint/suspicious/noArrayIndexKey: examples have no other name
            key={index}
            onClick={() => change({ ...cleared, ...textsOf(example, parameters) })}
          >
            {exampleName(example, parameters)}
          </button>
        ))}
      </p>
    </form>
  );
}

export const textsOf = (
  example: Readonly<Record<string, unknown>>,
  parameters: readonly Parameter[],
) =>
  Object.fromEntries(
    Object.entries(example)
      .filter(([name]) => parameters.some((parameter) => parameter.name === name))
      .map(([name, value]) => [name, textOf(value)]),
  );

/** The longest name of an example. */
const LONGEST = 40;

/** An example by what it asks. */
function exampleName(example: Readonly<Record<string, unknown>>, parameters: readonly Parameter[]) {
  const name = Object.entries(textsOf(example, parameters))
    .map(([field, text]) => {
      const parameter = parameters.find((each) => each.name === field);
      return parameter?.kind === "text" || parameter?.kind === "file"
        ? text
        : `${parameter?.label}${parameter?.kind === "boolean" ? "" : ` ${text}`}`;
    })
    .join(" · ");
  return name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name;
}

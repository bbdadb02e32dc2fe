import type { ReactNode } from "react";
import type { Problem } from "../../base/outcome.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import { useApp } from "../app-context.ts";
import { isRefused } from "../refused-field.ts";
import type { Assumed } from "./assumed.ts";
import { DropDown } from "./drop-down.tsx";
import { FormField } from "./form-field.tsx";

/** The longest text of a field that its chip shows. */
const LONGEST = 28;

/** The controls of a page in one bar: a chip for each field, which opens it; the others behind a word. */
export function ControlBar({
  parameters,
  defaults = {},
  shown: count = parameters.length,
  assumed = {},
  suggestions = {},
  problem,
  also = [],
  children,
}: {
  readonly parameters: readonly Parameter[];
  /** Texts of fields that the page fills in where the reader has not. */
  readonly defaults?: Readonly<Record<string, string>>;
  /** How many fields have a chip of their own. */
  readonly shown?: number;
  readonly assumed?: Assumed;
  readonly suggestions?: Readonly<Record<string, readonly string[]>>;
  /** Why there is no answer; the field that it lies in is marked. */
  readonly problem?: Problem | undefined;
  /** Other keys of the address that a reset clears. */
  readonly also?: readonly string[];
  /** Controls of the page's own, before the chips. */
  readonly children?: ReactNode;
}) {
  const { address, change, t } = useApp();
  const fields = parameters.filter(({ kind }) => kind !== "folder");
  const own = Object.fromEntries(
    Object.entries(address.values).filter(([key]) => fields.some(({ name }) => name === key)),
  );
  const textOf = ({ name }: Parameter) => address.values[name] ?? defaults[name] ?? "";
  const fieldOf = (parameter: Parameter) => (
    <FormField
      key={parameter.name}
      parameter={parameter}
      text={textOf(parameter)}
      assumed={assumed[parameter.name]}
      suggestions={suggestions[parameter.name]}
      refused={isRefused(problem, parameter.name, textOf(parameter))}
      onChange={(text) => change({ ...defaults, ...own, [parameter.name]: text })}
    />
  );
  const more = fields.slice(count);
  const touched = [...Object.keys(own), ...also.filter((key) => key in address.values)];
  if (fields.length === 0 && !children) return null;
  return (
    <form
      className="control-bar"
      aria-label={t("web.settings")}
      onSubmit={(event) => event.preventDefault()}
    >
      {children}
      {fields.slice(0, count).map((parameter) => (
        <DropDown
          key={parameter.name}
          name="control"
          className="control"
          label={<ChipText parameter={parameter} text={textOf(parameter)} />}
          here={parameter.name in own}
        >
          {fieldOf(parameter)}
        </DropDown>
      ))}
      {more.length > 0 && (
        <DropDown
          name="control"
          className="control"
          label={t("web.more-settings", { count: more.length })}
          here={more.some(({ name }) => name in own)}
        >
          {more.map(fieldOf)}
        </DropDown>
      )}
      {touched.length > 0 && (
        <button
          type="button"
          className="quiet"
          onClick={() => change(Object.fromEntries(touched.map((name) => [name, undefined])))}
        >
          {t("web.reset")}
        </button>
      )}
    </form>
  );
}

/** What a field is and what it holds. */
function ChipText({ parameter, text }: { readonly parameter: Parameter; readonly text: string }) {
  const { t } = useApp();
  const [line = ""] = text.split("\n");
  const written = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  if (text === "") return parameter.label;
  return t("web.control", {
    label: parameter.label,
    value: parameter.kind === "boolean" ? "✓" : written,
  });
}

import { useEffect, useId, useState } from "react";
import { formatNumber } from "../../i18n/format.ts";
import type { Translate } from "../../i18n/translate.ts";
import type { Parameter } from "../../operations/contract/parameters.ts";
import { useApp } from "../app-context.ts";
import type { Assumed } from "./assumed.ts";
import { Choice } from "./choice.tsx";
import { Density } from "./density.tsx";
import { LinkedText } from "./linked-text.tsx";
import { RangeInput } from "./range-input.tsx";

interface FieldProps {
  readonly parameter: Parameter;
  readonly text: string;
  /** What the answer took where the field is empty. */
  readonly assumed?: Assumed[string] | undefined;
  /** Words to choose from. */
  readonly suggestions?: readonly string[] | undefined;
  /** Whether the answer was refused because of what is in it. */
  readonly refused?: boolean;
  readonly onChange: (text: string) => void;
}

/** A field by its kind: a choice, a tick, a file, a number or a text. */
export function FormField(props: FieldProps) {
  const { t } = useApp();
  const { parameter, text, refused, onChange } = props;
  if (parameter.kind === "boolean") {
    return (
      <label className="field tick">
        <input
          type="checkbox"
          checked={text !== ""}
          onChange={({ target }) => onChange(target.checked ? "1" : "")}
        />
        <span>
          {parameter.label} <small>{parameter.description}</small>
        </span>
      </label>
    );
  }
  if (parameter.choices.length > 0 && !parameter.many) {
    // What a link asks for is shown even where it is none of them.
    const asked = text === "" || parameter.choices.includes(text) ? [] : [text];
    const options = [...parameter.choices, ...asked].map((id) => ({ id, label: id }));
    return (
      <div>
        <Choice
          label={parameter.label}
          value={text}
          options={[{ id: "", label: t("web.choose-default") }, ...options]}
          refused={refused}
          onChange={onChange}
        />
        <small>{parameter.description}</small>
      </div>
    );
  }
  if (parameter.date) return <DateField {...props} />;
  return parameter.kind === "file" ? <FileField {...props} /> : <TextField {...props} />;
}

/** A day; what is only half a date changes nothing. */
function DateField({ parameter, text, refused, onChange }: FieldProps) {
  const hint = useId();
  return (
    <div>
      <label className="field">
        <span className="field-label">{parameter.label}</span>
        <input
          type="date"
          value={text}
          aria-describedby={hint}
          aria-invalid={refused}
          onChange={({ target }) => {
            if (target.value !== "" || !target.validity.badInput) onChange(target.value);
          }}
        />
      </label>
      <small id={hint}>{parameter.description}</small>
    </div>
  );
}

/** Milliseconds of rest after the last key before the answer changes. */
const REST = 350;

/** A line of text; the answer follows when typing rests. */
function TextField(props: FieldProps) {
  const { parameter, text, assumed, suggestions = [], refused, onChange } = props;
  const { t } = useApp();
  const hint = useId();
  const list = useId();
  const label = parameter.label;
  const taken = assumed ?? defaultOf(parameter);
  const ranged = text.trim() === "" ? taken && String(taken.value) : text;
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const take = () => {
    if (typed !== text) onChange(typed);
  };
  const isWhole = isWholeText(typed, parameter, suggestions);
  useEffect(() => {
    if (typed === text || !isWhole) return;
    const timer = setTimeout(() => onChange(typed), REST);
    return () => clearTimeout(timer);
  });
  return (
    <div>
      <label className="field">
        <span className="field-label">
          {label}
          {parameter.required ? " *" : ""}
        </span>
        <input
          type="text"
          inputMode={parameter.kind === "number" ? "decimal" : "text"}
          value={typed}
          placeholder={placeholderOf(parameter, taken, t)}
          aria-describedby={hint}
          aria-invalid={refused}
          {...(suggestions.length > 0 ? { list } : {})}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={take}
          onKeyDown={({ key }) => {
            if (key === "Enter") take();
          }}
        />
      </label>
      {suggestions.length > 0 && (
        <datalist id={list}>
          {suggestions.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      )}
      {ranged !== undefined && hasRange(parameter, ranged) && (
        <RangeInput value={Number(ranged)} label={label} onChange={onChange} />
      )}
      <Density text={text === "" ? String(parameter.default ?? "") : text} />
      {text === "" && assumed?.source && (
        <small className="source-chip">
          {t("web.assumed", { value: formatNumber(assumed.value) })}{" "}
          <LinkedText text={assumed.source} />
        </small>
      )}
      <small id={hint}>
        {parameter.description}
        {parameter.many ? t("web.list-hint") : ""}
      </small>
    </div>
  );
}

/**
 * Whether a text says something as it stands, so that the answer may follow while it is written: a
 * name that is known, a number. Any other is taken with the Enter key, or when the field is left.
 */
function isWholeText(
  typed: string,
  { kind, many }: Parameter,
  suggestions: readonly string[],
): boolean {
  if (typed === "") return true;
  if (kind === "number" && !many) return Number.isFinite(Number(typed)) && !/[.\s]$/.test(typed);
  const name = typed.toLowerCase();
  return suggestions.length === 0 || suggestions.some((each) => each.toLowerCase() === name);
}

/** A number that the schema takes where nothing is given. */
const defaultOf = ({ default: value }: Parameter): FieldProps["assumed"] =>
  typeof value === "number" ? { value } : undefined;

const placeholderOf = (
  { required, default: standard }: Parameter,
  taken: FieldProps["assumed"],
  t: Translate,
): string => {
  if (taken) return formatNumber(taken.value);
  if (typeof standard === "string" && standard !== "") return standard;
  return required ? "" : t("web.choose-default");
};

/** Whether a slider makes sense: for a positive number, but not for one that only names a sample. */
const hasRange = ({ name, many, choices }: Parameter, text: string): boolean =>
  name !== "seed" && !many && choices.length === 0 && text.trim() !== "" && Number(text) > 0;

/** A file's text: chosen from the reader's disk or written here. It never leaves the browser. */
function FileField(props: FieldProps) {
  const { t } = useApp();
  const { parameter, text, refused, onChange } = props;
  const written = !parameter.named || text.includes("\n");
  return (
    <div>
      {written ? (
        <label className="field">
          <span className="field-label">
            {parameter.label}
            {parameter.required ? " *" : ""}
          </span>
          <textarea
            rows={Math.min(10, Math.max(2, text.split("\n").length + 1))}
            value={text}
            aria-invalid={refused}
            onChange={({ target }) => onChange(target.value)}
          />
        </label>
      ) : (
        <TextField {...props} />
      )}
      <label className="file-choose">
        {t("web.file-choose")}
        <input
          type="file"
          className="unseen"
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(onChange);
          }}
        />
      </label>
      {written && <small>{parameter.description}</small>}
    </div>
  );
}

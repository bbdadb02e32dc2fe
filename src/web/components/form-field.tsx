import { useEffect, useId, useState } from "react";
import type { Parameter } from "../../operations/parts/parameters.ts";
import { useApp } from "../app-context.ts";
import { Choice } from "./choice.tsx";
import { RangeInput } from "./range-input.tsx";

interface FieldProps {
  readonly parameter: Parameter;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** A field by its kind: a choice, a tick, a file, a number or a text. */
export function FormField(props: FieldProps) {
  const { t } = useApp();
  const { parameter, text, onChange } = props;
  if (parameter.kind === "boolean") {
    return (
      <label className="field tick">
        <input
          type="checkbox"
          checked={text !== ""}
          onChange={({ target }) => onChange(target.checked ? "1" : "")}
        />
        <span>
          {parameter.name} <small>{parameter.description}</small>
        </span>
      </label>
    );
  }
  if (parameter.choices.length > 0 && !parameter.many) {
    const options = parameter.choices.map((id) => ({ id, label: id }));
    return (
      <div>
        <Choice
          label={parameter.name}
          value={text}
          options={[{ id: "", label: t("web.choose-default") }, ...options]}
          onChange={onChange}
        />
        <small>{parameter.description}</small>
      </div>
    );
  }
  return parameter.kind === "file" ? <FileField {...props} /> : <TextField {...props} />;
}

/** Milliseconds of rest after the last key before the answer changes. */
const REST = 350;

/** A line of text; the answer follows when typing rests. */
function TextField({ parameter, text, onChange }: FieldProps) {
  const { t } = useApp();
  const hint = useId();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onChange(typed), REST);
    return () => clearTimeout(timer);
  });
  return (
    <div>
      <label className="field">
        <span className="field-label">
          {parameter.name}
          {parameter.required ? " *" : ""}
        </span>
        <input
          type="text"
          inputMode={parameter.kind === "number" ? "decimal" : "text"}
          value={typed}
          placeholder={parameter.required ? "" : t("web.choose-default")}
          aria-describedby={hint}
          onChange={({ target }) => setTyped(target.value)}
        />
      </label>
      {hasRange(parameter, text) && (
        <RangeInput value={Number(text)} label={parameter.name} onChange={onChange} />
      )}
      <small id={hint}>
        {parameter.description}
        {parameter.many ? ` (${t("web.list-hint")})` : ""}
      </small>
    </div>
  );
}

/** Whether a slider makes sense: for a positive number, but not for one that only names a sample. */
const hasRange = ({ name, many, choices }: Parameter, text: string): boolean =>
  name !== "seed" && !many && choices.length === 0 && text.trim() !== "" && Number(text) > 0;

/** A file's text: chosen from the reader's disk or written here. It never leaves the browser. */
function FileField({ parameter, text, onChange }: FieldProps) {
  const { t } = useApp();
  return (
    <div>
      <label className="field">
        <span className="field-label">
          {parameter.name}
          {parameter.required ? " *" : ""}
        </span>
        <textarea
          rows={Math.min(10, Math.max(2, text.split("\n").length + 1))}
          value={text}
          onChange={({ target }) => onChange(target.value)}
        />
      </label>
      <label className="field">
        <span className="unseen">{t("web.file-choose")}</span>
        <input
          type="file"
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(onChange);
          }}
        />
      </label>
      <small>{parameter.description}</small>
    </div>
  );
}

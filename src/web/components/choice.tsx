/** One of a few, as the list that the reader's own system draws. */
export function Choice({
  label,
  value,
  options,
  onChange,
  hideLabel = false,
  refused,
}: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly label: string }[];
  readonly onChange: (id: string) => void;
  readonly hideLabel?: boolean;
  readonly refused?: boolean | undefined;
}) {
  return (
    <label className="field">
      <span className={hideLabel ? "unseen" : "field-label"}>{label}</span>
      <select
        value={value}
        aria-invalid={refused}
        onChange={({ target }) => onChange(target.value)}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

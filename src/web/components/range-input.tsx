import { useRef, useState } from "react";
import { formatNumber } from "../../i18n/format.ts";

/** A slider reaches this factor to either side of the number it began with. */
const REACH = 8;
const STEPS = 100;
/** Numbers below this are no shares to be moved by hundredths: they move by factors. */
const FINEST_SHARE = 0.02;

/**
 * A slider beside a number: shares from 0 to 1 evenly, other numbers by factors around the one that
 * it began with. The answer follows while it moves.
 */
export function RangeInput({
  value,
  label,
  onChange,
}: {
  readonly value: number;
  readonly label: string;
  readonly onChange: (text: string) => void;
}) {
  const base = useRef(value);
  const share = base.current >= FINEST_SHARE && base.current < 1;
  // A number written far from where the slider began takes the slider along.
  if (value > base.current * REACH || value < base.current / REACH) base.current = value;
  const position = share
    ? value * STEPS
    : (STEPS * Math.log(value / base.current)) / Math.log(REACH);
  const [moved, setMoved] = useState(position);
  const valueAt = (at: number): number =>
    share ? at / STEPS : rounded(base.current * REACH ** (at / STEPS), base.current);
  // Several places of the slider round to the same number: it stays where it was put.
  const place = valueAt(moved) === value ? moved : Math.round(position);
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={formatNumber(value, 4)}
      min={share ? 1 : -STEPS}
      max={share ? STEPS - 1 : STEPS}
      value={place}
      onChange={({ target }) => {
        const at = Number(target.value);
        setMoved(at);
        onChange(String(valueAt(at)));
      }}
    />
  );
}

/** Three digits, and whole where the slider began whole: chips and steps are counted. */
function rounded(value: number, base: number): number {
  const short = Number(value.toPrecision(3));
  return Number.isInteger(base) ? Math.max(1, Math.round(short)) : short;
}

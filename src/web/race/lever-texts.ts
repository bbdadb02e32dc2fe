/** A lab's growth of compute on top, orders of magnitude a year. */
export interface ComputeLever {
  readonly lab: string;
  readonly orders: number;
}

/** The first lever of an address that a slider can hold; `undefined` where there is none. */
export function leverOf(text: string | undefined): ComputeLever | undefined {
  const found = /^([^:,]+):compute=\+(\d+(?:\.\d+)?)oom\/yr/.exec(text ?? "");
  return found ? { lab: found[1] as string, orders: Number(found[2]) } : undefined;
}

/** The lever as the address has it. A lab that is chosen stays so at 0. */
export const withLever = ({ lab, orders }: ComputeLever): string =>
  `${lab}:compute=+${orders.toFixed(2)}oom/yr`;

/** By how much Chinese compute grows less, of an address; 0 where it says nothing of it. */
export function shockOf(text: string | undefined): number {
  const found = /^export:(-\d+(?:\.\d+)?)/.exec(text ?? "");
  return found ? Number(found[1]) : 0;
}

/** The shock as the address has it; nothing at 0. */
export const withShock = (orders: number): string | undefined =>
  orders < 0 ? `export:${orders.toFixed(2)}` : undefined;

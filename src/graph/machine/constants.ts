import type { Code, Local, Locals } from "./assemble.ts";
import { number, v128 } from "./code.ts";

/** The vectors that kernels read from memory; written once, when a machine is made. */
export interface ConstantPool {
  /** Loads a double into both lanes. */
  readonly double: (value: number) => Code;
  /** Loads a 64-bit pattern into both lanes. */
  readonly bits: (high: number, low: number) => Code;
  /** Loads a 32-bit pattern into all four lanes. */
  readonly word: (value: number) => Code;
  /** Loads four 32-bit patterns. */
  readonly words: (lanes: readonly [number, number, number, number]) => Code;
  /** All constants requested so far, to be placed at the pool's address. */
  readonly contents: () => Uint32Array<ArrayBuffer>;
}

/**
 * A pool that starts at a memory address. Reading a constant from memory costs one load; V8 would
 * build a vector constant from three instructions at every use.
 */
export function makeConstantPool(address: number): ConstantPool {
  const stored: number[] = [];
  const places = new Map<string, number>();
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  const words: ConstantPool["words"] = (lanes) => {
    const key = lanes.map((lane) => lane >>> 0).join();
    const place = places.get(key) ?? stored.length;
    if (!places.has(key)) stored.push(...lanes);
    places.set(key, place);
    return v128.load(number(0), address + 4 * place);
  };
  const bits = (high: number, low: number): Code => words([low, high, low, high]);
  return {
    words,
    bits,
    word: (value) => words([value, value, value, value]),
    double: (value) => {
      double[0] = value;
      return bits(halves[1]!, halves[0]!);
    },
    contents: () => Uint32Array.from(stored),
  };
}

/**
 * A pool whose first constants, up to `most`, are held in locals. `loads` fills them; it is
 * complete once all constants have been requested. More than the registers hold would only be
 * spilled.
 */
export function holdConstants(pool: ConstantPool, locals: Locals, most: number) {
  const held = new Map<string, Local>();
  const loads: Code[] = [];
  const hold = (load: Code): Code => {
    const key = JSON.stringify(load);
    const known = held.get(key);
    if (known) return known.get;
    if (held.size >= most) return load;
    const local = locals.v128();
    loads.push(local.set(load));
    held.set(key, local);
    return local.get;
  };
  return {
    loads: loads as Code,
    pool: {
      ...pool,
      double: (value: number) => hold(pool.double(value)),
      bits: (high: number, low: number) => hold(pool.bits(high, low)),
      word: (value: number) => hold(pool.word(value)),
    },
  };
}

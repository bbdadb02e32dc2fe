/** How a machine stores numbers in its memory. */
export interface NumberFormat {
  /** Bytes of one number. */
  readonly bytes: 4 | 8;
  /** The numbers as they are laid out in memory. */
  readonly of: (values: ArrayLike<number>) => Float64Array | Float32Array;
  /** A view of so many numbers in a memory, from an address on. */
  readonly view: (memory: ArrayBuffer, address: number, count: number) => ArrayLike<number>;
}

/** Double precision. */
export const doubles: NumberFormat = {
  bytes: 8,
  of: (values) => Float64Array.from(values),
  view: (memory, address, count) => new Float64Array(memory, address, count),
};

/** Single precision. */
export const singles: NumberFormat = {
  bytes: 4,
  of: (values) => Float32Array.from(values),
  view: (memory, address, count) => new Float32Array(memory, address, count),
};

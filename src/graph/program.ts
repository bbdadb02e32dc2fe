/**
 * The program of a model: what remains when names, units and members are resolved. A flat list of
 * instructions over value slots, with at most one loop over months.
 *
 * The interpreter (`interpret.ts`) defines its meaning. The vector machine (`machine/`) executes
 * the same list over blocks of samples; in strict mode both give the same bits.
 *
 * ## One sample
 *
 * 1. Every draw of `draws` is written to its slot.
 * 2. The instructions of `before` run in order.
 * 3. If there is a loop: every state slot receives its `start`; then for month = 1 … months: the
 *    month number is written to `month` (if any), the loop's draws are written, `body` runs in
 *    order, and every state's `next` is copied to its `slot`. No `next` is the slot of another
 *    state, so the copies may run in any order.
 * 4. The instructions of `after` run in order; the outputs are read. Slots written by the last
 *    month keep their values.
 *
 * ## Draws
 *
 * A draw is a 32-bit word w, a pure function of (seed, stream, sample, month), where month is 0
 * outside the loop and counts from 1 inside. The uniform is u = (w + 0.5) · 2⁻³², exact in double
 * precision and never 0 or 1. The normal is `normalQuantile(u)`, so |z| < 6.34.
 *
 * With deep tails a draw has a second word v, and w and v together are 64 bits. The uniform is u =
 * (⌊(2³² · w + v) / 2¹²⌋ + 0.5) · 2⁻⁵², also exact; the normal is `normalOfWords(w, v)`, |z| <
 * 9.09. With either method, v is the word that method `random` gives at counter (group, month,
 * stream, 2), so a draw with deep tails differs from the one without by less than 2⁻³² in u.
 *
 * Method `random`: Philox4x32-10 with key (seed mod 2³², ⌊seed / 2³²⌋) and counter (group, month,
 * stream, 0). Four consecutive counters serve sixteen samples without a transposition: sample s
 * uses group = 4·⌊s / 16⌋ + s mod 4, and of its four words the one at ⌊s / 4⌋ mod 4.
 *
 * Method `sobol`: draws outside the loop with stream < 64 are the point `sample` of the scrambled
 * Sobol sequence of the seed, dimension = stream (`stats/sobol.ts`); all other draws are as in
 * `random`. Samples must stay below 2³².
 *
 * ## Truth
 *
 * Comparisons give 1 or 0, and NaN when an operand is NaN, so a missing value never turns into a
 * false "no". `select(c, a, b)` is a where c ≠ 0, b where c = 0, NaN where c is NaN.
 */
export interface Program {
  /** How many value slots there are; slots are numbered from 0. */
  readonly slots: number;
  /** Values that an operand may name, see {@link Operand}. */
  readonly constants: readonly number[];
  readonly tables: readonly CubicTable[];
  readonly draws: readonly Draw[];
  readonly before: readonly Instruction[];
  readonly loop: Loop | undefined;
  readonly after: readonly Instruction[];
  /** The values to be summarized, in order. */
  readonly outputs: readonly Operand[];
  /** How far the {@link Total} of each output reaches; 0 where nothing is given. */
  readonly reaches?: readonly number[];
}

/** A slot (0, 1, …) or, when negative, the constant with index −1 − operand. */
export type Operand = number;

/** One operation. Slots are reused: an instruction may write a slot that it reads. */
export type Instruction = { readonly target: number; readonly args: readonly Operand[] } & (
  | { readonly op: PlainOperator }
  | {
      readonly op: "table";
      /** Index into `tables`. */
      readonly table: number;
    }
);

/** A fresh word per sample (and month), as a uniform or normal number. */
export interface Draw {
  readonly kind: "uniform" | "normal";
  readonly stream: number;
  readonly slot: number;
}

/** Months stepped one after another. */
export interface Loop {
  readonly months: number;
  /** Slot of the month number, if the body reads it. */
  readonly month: number | undefined;
  /** Draws repeated every month. */
  readonly draws: readonly Draw[];
  readonly state: readonly State[];
  readonly body: readonly Instruction[];
}

/** A value that one month passes on to the next. */
export interface State {
  readonly slot: number;
  readonly start: Operand;
  readonly next: Operand;
}

/**
 * A piecewise cubic on equal intervals, for warps without a cheap closed form.
 *
 * Its meaning, as a fixed sequence of double operations: p = (x − low) · inverseStep, clamped to 0
 * … `intervals` (NaN stays NaN); i = min(⌊p⌋, intervals − 1); t = p − i; with c = coefficients[4i …
 * 4i + 3] the value is ((c3·t + c2)·t + c1)·t + c0.
 */
export interface CubicTable {
  readonly low: number;
  readonly inverseStep: number;
  readonly intervals: number;
  /** Four coefficients per interval, constant first. */
  readonly coefficients: Float64Array;
}

/**
 * The operators that a machine implements. `min` and `max` are those of IEEE 754-2019 `minimum` and
 * `maximum` (as `Math.min`): NaN wins, −0 < 0. `exp`, `ln`, `pow` and `normal_quantile` are the
 * fixed operation sequences of `stats/elementary/`; the rest is exact or correctly rounded.
 */
export type PlainOperator =
  | "neg"
  | "abs"
  | "floor"
  | "sqrt"
  | "exp"
  | "ln"
  | "normal_quantile"
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "min"
  | "max"
  | "pow"
  | "lt"
  | "le"
  | "eq"
  | "ne"
  | "select";

/** Precision of the arithmetic: 64 or 32 bits. */
export type Precision = "double" | "single";

/** How a run draws its samples, and in which precision it computes. */
export interface Sampling {
  /** A whole number from 0 to 2⁵³ − 1. */
  readonly seed: number;
  readonly method: "random" | "sobol";
  /** 64-bit instead of 32-bit draws, see {@link Program}. */
  readonly tails?: "deep" | undefined;
  /** 32-bit floats, see `machine/single/`; the interpreter has none. */
  readonly precision?: "single" | undefined;
}

/**
 * Evaluates a program: the interpreter, or the vector machine in WebAssembly. The value of a sample
 * depends only on the program, the sampling and the sample's number.
 */
export interface Evaluator {
  /**
   * Values of the outputs for `count` samples from number `first` on.
   *
   * @returns one array of length `count` per output
   */
  evaluate(first: number, count: number): readonly Float64Array[];
  /** Add `count` samples from number `first` on to the tallies of all outputs. */
  tally(first: number, count: number): void;
  /** The tallies of all outputs since the last call; then new ones are started. */
  takeTallies(): readonly Tally[];
}

/** Makes an evaluator; a machine may have a fast mode that differs in the last bits. */
export type MakeEvaluator = (
  program: Program,
  sampling: Sampling,
  mode: "strict" | "fast",
) => Evaluator;

/**
 * A histogram over the top bits of a double; only filled bins are listed.
 *
 * From the high 32-bit word h of a value: when its exponent field is all ones the value is not
 * finite and only the three counters change. Otherwise its bin is (h + 64) >>> 7, unsigned: the
 * value rounded to 13 fraction bits, so the error is at most 2⁻¹⁴ (6.1e-5) relative, and whole
 * numbers up to 16384 are exact. A value that rounds beyond the largest double counts as infinite.
 * Counts are whole numbers and merge by addition, so a result does not depend on how the work was
 * split.
 */
export interface Tally {
  /** The bins, in the order of their values. */
  readonly bins: Uint32Array<ArrayBuffer>;
  /** How many values each bin holds, at least one; runs are limited to what 32 bits can count. */
  readonly counts: Uint32Array<ArrayBuffer>;
  readonly notANumber: number;
  readonly positiveInfinity: number;
  readonly negativeInfinity: number;
  readonly total: Total;
}

/**
 * The sum of those values of a tally that lie within a reach: whose bin is below that of `reach` in
 * size. Each counts as the nearest multiple of reach · 2⁻⁴⁴, ties to even. Sums of such multiples are
 * exact in the two parts, so a total does not depend on how the work was split either.
 */
export interface Total {
  /** A power of two, or 0: nothing is within reach of 0. */
  readonly reach: number;
  /** The largest multiple of reach · 2⁻¹³ that is not above the sum. */
  readonly high: number;
  /** What the sum is above that. */
  readonly low: number;
}

/** A tally of more values than 32 bits can count: a bin holds up to 2⁵³, exactly. */
export interface WideTally extends Omit<Tally, "counts"> {
  readonly counts: Float64Array<ArrayBuffer>;
}

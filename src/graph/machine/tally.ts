import type { Code, FunctionDefinition, Local, Locals } from "./assemble.ts";
import {
  advance,
  control,
  f64x2,
  i8x16,
  i16x8,
  i32,
  i32x4,
  i64x2,
  integers,
  number,
  v128,
  vectors,
} from "./code.ts";
import { kernel } from "./kernel.ts";
import { stepOf } from "./step-table.ts";
import type { TallyState } from "./tally-state.ts";
import { addToTotal } from "./total.ts";

/** Pages a tally may have: one per sign and exponent. */
export const tallyPages = 4096;
/** Bins of one page. */
export const tallyPageBins = 8192;
const tallyPageBytes = 4 * tallyPageBins;
/** Offset in bytes from the list of a page's filled bins to the list of their counts. */
export const countsBehindBins = 4 * tallyPageBins;
/** Most bytes that the two lists occupy. */
export const gatheredBytes = 2 * countsBehindBins;

/**
 * The kernel that counts a block of doubles (operand b) in a histogram of their top bits. The
 * target is an array of page addresses, 0 for pages not yet in use. Values that are not finite fall
 * in the pages of the largest exponent. Operand a is 1 where all values are truth values. Operand c
 * is the address of their total, see `total.ts`, or 0 where none is wanted.
 */
export function tallyKernel(state: TallyState): FunctionDefinition {
  return kernel(([pages, areTruths, value, total, row, bytes], locals) => {
    const [high, step, left] = [locals.i32(), locals.i32(), locals.i32()];
    return [
      control.when(total.get, addToTotal({ total, value, row }, locals, state)),
      left.set(i32.sub(control.getGlobal(state.to), control.getGlobal(state.from))),
      control.when(i32.and(areTruths.get, i32.equal(left.get, bytes.get)), [
        countTruths({ pages, value, bytes }, locals, state),
      ]),
      // The table holds the step of two vectors, that is four doubles.
      step.set(i32.shiftRightUnsigned(stepOf(row, 1, 2), number(2))),
      control.when(step.get, advance(value, control.getGlobal(state.from))),
      control.repeatWhile(
        [
          high.set(i32.load(value.get, 4)),
          add(number(1), high, pages, locals, state),
          advance(value, step.get),
          advance(left, number(-8)),
        ],
        left.get,
      ),
    ];
  });
}

/**
 * Count a whole block of truth values by summing them: the sum is the number of ones. Then the
 * kernel is done; if some value is NaN, nothing has been counted and the kernel continues value by
 * value.
 */
function countTruths(
  { pages, value, bytes }: Readonly<Record<"pages" | "value" | "bytes", Local>>,
  locals: Locals,
  state: TallyState,
): Code {
  const [at, end, high, yes] = integers(locals, 4);
  // Several sums, since each addition waits for the one before.
  const sums = vectors(locals, 4);
  const [sum, ...others] = sums;
  const count = (bits: number, amount: Code): Code =>
    control.when(amount, [high.set(number(bits)), add(amount, high, pages, locals, state)]);
  return [
    at.set(value.get),
    end.set(i32.add(value.get, bytes.get)),
    control.repeatWhile(
      [
        sums.map((part, i) => part.set(f64x2.add(part.get, v128.load(at.get, 16 * i)))),
        advance(at, number(16 * sums.length)),
      ],
      i32.lessUnsigned(at.get, end.get),
    ),
    others.map((part) => sum.set(f64x2.add(sum.get, part.get))),
    control.when(i64x2.allTrue(f64x2.equal(sum.get, sum.get)), [
      sum.set(f64x2.toSigned(sum.get)),
      yes.set(i32.add(i32.lane(sum.get, 0), i32.lane(sum.get, 1))),
      count(0, i32.sub(i32.shiftRightUnsigned(bytes.get, number(3)), yes.get)),
      count(highWordOfOne, yes.get),
      control.finish,
    ]),
  ];
}

/** The upper half of the number 1. */
const highWordOfOne = 0x3ff00000;

/** Add to the bin of values with an upper half `high`, which is overwritten. */
function add(amount: Code, high: Local, pages: Local, locals: Locals, state: TallyState): Code {
  const [entry, page] = [locals.i32(), locals.i32()];
  const bin = i32.and(i32.shiftRightUnsigned(high.get, number(5)), number(tallyPageBytes - 4));
  return [
    high.set(i32.add(high.get, number(64))),
    entry.set(
      i32.add(
        pages.get,
        i32.and(i32.shiftRightUnsigned(high.get, number(18)), number(4 * tallyPages - 4)),
      ),
    ),
    control.when(i32.isZero(page.tee(i32.load(entry.get))), [
      page.set(control.getGlobal(state.next)),
      control.setGlobal(state.next, i32.add(page.get, number(tallyPageBytes))),
      growMemory(state),
      control.memoryFill(page.get, number(0), number(tallyPageBytes)),
      i32.store(entry.get, page.get),
    ]),
    page.set(i32.add(page.get, bin)),
    i32.store(page.get, i32.add(i32.load(page.get), amount)),
  ];
}

/** Add 4 MiB when the next page would reach beyond the memory; out of memory is a trap. */
function growMemory(state: TallyState) {
  const pages = 64;
  return control.when(
    i32.greaterUnsigned(control.getGlobal(state.next), control.getGlobal(state.end)),
    [
      control.when(i32.equal(control.memoryGrow(number(pages)), number(-1)), control.trap),
      control.setGlobal(state.end, i32.add(control.getGlobal(state.end), number(pages * 65536))),
    ],
  );
}

/**
 * List the filled bins of a page: (address of the page, number of its first bin, address of the
 * list) → address behind the list of bins. Their counts are listed `countsBehindBins` further on.
 */
export function gatherPage(): FunctionDefinition {
  return {
    parameters: 3,
    result: "i32",
    body: (parameters, locals) => {
      const [page, first, list] = parameters as readonly [Local, Local, Local];
      const [end, filled, at] = [locals.i32(), locals.i32(), locals.i32()];
      const group = 32;
      return [
        end.set(i32.add(page.get, number(tallyPageBytes))),
        control.repeatWhile(
          [
            filled.set(i32.xor(emptyBins(page, group, locals), number(-1))),
            control.when(filled.get, [
              // Bit by bit: a branch per bin would be unpredictable.
              control.repeatWhile(
                [
                  at.set(i32.trailingZeros(filled.get)),
                  i32.store(list.get, i32.add(first.get, at.get)),
                  i32.store(
                    list.get,
                    i32.load(i32.add(page.get, i32.shiftLeft(at.get, number(2)))),
                    countsBehindBins,
                  ),
                  advance(list, number(4)),
                ],
                filled.tee(i32.and(filled.get, i32.sub(filled.get, number(1)))),
              ),
            ]),
            advance(first, number(group)),
            advance(page, number(4 * group)),
          ],
          i32.lessUnsigned(page.get, end.get),
        ),
        list.get,
      ];
    },
  };
}

/** For 32 bins from an address on: a word whose bits tell which are empty. */
function emptyBins(address: Local, group: 32, locals: Locals): Code {
  const nothing = locals.v128();
  const empty = (vector: number): Code =>
    i32x4.equal(v128.load(address.get, 16 * vector), nothing.get);
  const half = (from: number): Code =>
    i8x16.signs(
      i8x16.narrow(
        i16x8.narrow(empty(from), empty(from + 1)),
        i16x8.narrow(empty(from + 2), empty(from + 3)),
      ),
    );
  return i32.or(half(0), i32.shiftLeft(half(group / 8), number(group / 2)));
}

import type { FunctionDefinition, Local } from "./assemble.ts";
import { advance, control, i32, number } from "./code.ts";
import { kernel } from "./kernel.ts";

/** Pages a tally may have: one a sign and exponent. */
export const tallyPages = 4096;
/** Bytes of one page: 8192 counts. */
export const tallyPageBytes = 32768;

/** Globals of the tallies. */
export interface TallyState {
  /** Global: where the next page of counts goes. */
  readonly next: number;
  /** Global: end of the memory. */
  readonly end: number;
  /** Globals: bytes of a block before the first value to count, and before the end of the last. */
  readonly from: number;
  readonly to: number;
}

/**
 * The kernel that counts a block of doubles (operand b; bit 1 of the blocks) in a histogram on
 * their top bits: the target is an array of page addresses, 0 for pages not yet in use. Values
 * that are not finite fall in the pages of the largest exponent.
 */
export function tallyKernel(state: TallyState): FunctionDefinition {
  return kernel(([pages, , value, , blocks, end], locals) => {
    const [high, entry, page, step] = [0, 1, 2, 3].map(() => locals.i32()) as [
      Local,
      Local,
      Local,
      Local,
    ];
    const left = locals.i32();
    const bin = i32.and(i32.shiftRightUnsigned(high.get, number(5)), number(tallyPageBytes - 4));
    return [
      step.set(
        i32.shiftLeft(i32.and(i32.shiftRightUnsigned(blocks.get, number(1)), number(1)), number(3)),
      ),
      left.set(i32.sub(control.getGlobal(state.to), control.getGlobal(state.from))),
      end.set(control.getGlobal(state.from)),
      control.when(step.get, advance(value, end.get)),
      control.repeatWhile(
        [
          high.set(i32.add(i32.load(value.get, 4), number(64))),
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
          i32.store(page.get, i32.add(i32.load(page.get), number(1))),
          advance(value, step.get),
          advance(left, number(-8)),
        ],
        left.get,
      ),
    ];
  });
}

/** Adds 4 MiB when the next page would reach beyond the memory; out of memory is a trap. */
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

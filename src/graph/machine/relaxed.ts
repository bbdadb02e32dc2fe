import { assembleModule } from "./assemble.ts";
import { fusedMultiplyAdd, number, v128 } from "./code.ts";
import { webAssembly } from "./web-assembly.ts";

/**
 * Whether this host runs relaxed SIMD, which fast mode needs. It is on by default since V8 11.4
 * (Node 22, Chrome 114); Node 20 needs its flag before the first module is compiled.
 */
export function supportsFusedMultiplyAdd(): boolean {
  const x = v128.load(number(0));
  return webAssembly.validate(
    assembleModule({
      functions: [
        { parameters: 0, body: () => v128.store(number(0), fusedMultiplyAdd.madd(x, x, x)) },
      ],
      exports: {},
      table: [],
      globals: [],
    }),
  );
}

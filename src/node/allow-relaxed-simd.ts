import { setFlagsFromString } from "node:v8";

/**
 * Lets WebAssembly use fused multiply-add, which the engine's fast mode needs. On by default from
 * Node 22 on; Node 20 needs a flag before the first module is compiled. Workers inherit it.
 */
export function allowRelaxedSimd(): void {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 22) setFlagsFromString("--experimental-wasm-relaxed-simd");
}

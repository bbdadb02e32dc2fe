/** The library where there is no Node: a browser, or any other host of JavaScript. */
export { createSextant, type SextantOptions } from "./library/create-sextant.ts";
export * from "./library/index.ts";

import type { Graph } from "./graph.ts";
import { mergeProducts } from "./merge-products.ts";
import { mergeSums } from "./merge-sums.ts";
import { shareReciprocals } from "./share-reciprocals.ts";
import { sinkResults } from "./sink-results.ts";
import { useLogarithms } from "./use-logarithms.ts";

/**
 * Rewrite a graph to make it cheaper: powers and logarithms in the log domain, products of
 * lognormals as one exponential, sums of private normals as one draw, shared divisors inverted
 * once, results of the last month computed after the loop. (Common subexpressions and constants
 * were merged when the graph was built.)
 *
 * The result has the same distribution, not the same bits: a merged draw takes the place of
 * several. Interpreter and machine run the same simplified graph and agree to the last bit.
 */
export const simplifyGraph = (graph: Graph): Graph =>
  sinkResults(shareReciprocals(mergeSums(mergeProducts(useLogarithms(graph)))));

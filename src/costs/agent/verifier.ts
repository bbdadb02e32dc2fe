import { pow } from "../../stats/elementary/pow.ts";

/** Probability that at least one of k independent tries succeeds, with a perfect verifier. */
export const anyOfTries = (success: number, tries: number): number => 1 - pow(1 - success, tries);

/**
 * Share of accepted answers that are right: q / (q + (1 − q) f) when every right answer is accepted.
 *
 * @param success probability q that a try is right
 * @param falseAccept probability f that a wrong answer is accepted
 * @param recall probability that a right answer is accepted
 * @returns NaN when nothing is ever accepted
 */
export const verifiedPrecision = (success: number, falseAccept: number, recall = 1): number =>
  (success * recall) / (success * recall + (1 - success) * falseAccept);

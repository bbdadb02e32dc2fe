import { readInput, runOperation } from "../../src/operations/contract/run-operation.ts";
import { contextOf, embeddedStore } from "../../test/support/facts.ts";
import { type PastQuestion, pastQuestions, timeless } from "../../test/support/past-questions.ts";
import { withFuture } from "../../test/support/with-future.ts";
import type { Fuzzer } from "./fuzzer.ts";
import { restsOnForecasts } from "./rests-on-forecasts.ts";

const FUTURE = "2027-01-01";
/** Days that are asked about. */
const days = Array.from({ length: 24 }, (_, month) =>
  new Date(Date.UTC(2023, 11 + month, 28)).toISOString().slice(0, 10),
);
/** Processor seconds of a question that is asked about every day. */
const CHEAP = 0.2;
const isCheap = ({ operation, input }: PastQuestion): boolean => {
  const read = readInput(operation, input);
  if (!read.ok || operation.weight(read.value) > CHEAP) return false;
  return input["fast"] === true || !restsOnForecasts.has(operation.name);
};
const cheap = pastQuestions.filter(isCheap);
const dear = pastQuestions.filter((question) => !isCheap(question));

/** Cheap questions about every day, then the others, beside facts that arrive later. */
export function soakCanaries(): Fuzzer {
  const today = contextOf();
  const later = contextOf(withFuture(embeddedStore, FUTURE));
  const unrevised = contextOf(withFuture(embeddedStore, FUTURE, false));
  return {
    name: "canaries",
    property: "no byte of an answer about a past day changes, nor its digest, by what comes later",
    async run(seed) {
      const all = seed < cheap.length * days.length ? cheap : dear;
      const { operation, input } = all[seed % all.length] as PastQuestion;
      const day = days[Math.floor(seed / all.length) % days.length];
      const asked = { ...input, asOf: day };
      const before = await runOperation(operation, asked, today);
      const after = await runOperation(
        operation,
        asked,
        input["hindsight"] === true ? unrevised : later,
      );
      const same = timeless(before) === timeless(after);
      return {
        tries: 1,
        faults: same ? [] : [`${operation.name} ${JSON.stringify(asked)} differs`],
      };
    },
  };
}

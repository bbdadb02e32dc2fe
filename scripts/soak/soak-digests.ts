import { asked } from "./digests/asked.ts";
import { ways } from "./digests/ways.ts";
import type { Fuzzer } from "./fuzzer.ts";

/** Questions, each in every way: the first way gives what the others must. */
export function soakDigests(): Fuzzer {
  const names = Object.keys(ways).slice(1);
  let wanted: ReturnType<(typeof ways)[string]> | undefined;
  return {
    name: "digests",
    property: "a question has one digest, whoever is asked and on whatever it is computed",
    async run(seed) {
      const name = names[seed % names.length] as string;
      wanted ??= (ways["the library"] as (typeof ways)[string])(asked);
      const found = await (ways[name] as (typeof ways)[string])(asked);
      const entries = Object.entries(await wanted).filter(([question]) => question in found);
      const differing = entries.filter(([question, digest]) => found[question] !== digest);
      return {
        tries: entries.length,
        measured: [`${entries.length} questions through ${name}`],
        faults: differing.map(([question]) => `${question} through ${name}: ${found[question]}`),
      };
    },
  };
}

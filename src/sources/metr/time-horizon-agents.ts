import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { timeHorizonFacts, timeHorizonFactsFile } from "./time-horizon-facts.ts";

/** Who made the model behind an agent of the time-horizon results, and what it is called. */
export interface TimeHorizonAgent {
  readonly model: string;
  readonly lab: string;
}

/** Agents of all suites by their upstream name, without the ending `_inspect`; each once. */
export function readAgents(texts: Texts): Outcome<ReadonlyMap<string, TimeHorizonAgent>> {
  const read = readYaml(texts, timeHorizonFactsFile, timeHorizonFacts);
  if (!read.ok) return read;
  const named = new Map<string, TimeHorizonAgent>();
  for (const { agents, ...model } of read.value.models) {
    for (const agent of agents) {
      if (named.has(agent)) {
        const facts = { file: timeHorizonFactsFile, row: model.model, column: "agents" };
        return fail("duplicate-name", { ...facts, value: agent });
      }
      named.set(agent, model);
    }
  }
  return succeed(named);
}

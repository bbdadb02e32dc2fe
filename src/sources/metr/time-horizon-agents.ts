import { z } from "zod";
import { fail, type Outcome, succeed } from "../../base/outcome.ts";
import { readYaml } from "../../files/read-yaml.ts";
import type { Texts } from "../../files/texts.ts";
import { factsFile } from "../shared/facts-file.ts";

/** Who made the model behind an agent of the time-horizon results, and what it is called. */
export interface TimeHorizonAgent {
  readonly model: string;
  readonly lab: string;
}

/** Path of the names. */
export const timeHorizonAgentsFile = factsFile("time-horizons");

const schema = z.strictObject({
  models: z.array(
    z.strictObject({ model: z.string(), lab: z.string(), agents: z.array(z.string()).min(1) }),
  ),
});

/** Agents of all suites by their upstream name, without the ending `_inspect`; each once. */
export function readAgents(texts: Texts): Outcome<ReadonlyMap<string, TimeHorizonAgent>> {
  const read = readYaml(texts, timeHorizonAgentsFile, schema);
  if (!read.ok) return read;
  const named = new Map<string, TimeHorizonAgent>();
  for (const { agents, ...model } of read.value.models) {
    for (const agent of agents) {
      if (named.has(agent)) {
        const facts = { file: timeHorizonAgentsFile, row: model.model, column: "agents" };
        return fail("duplicate-name", { ...facts, value: agent });
      }
      named.set(agent, model);
    }
  }
  return succeed(named);
}

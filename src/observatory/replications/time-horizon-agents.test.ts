import { expect, test } from "vitest";
import { carried, disagreeing } from "../../../test/support/replication.ts";
import { replicateOne } from "../replicate-all.ts";
import { timeHorizonAgents } from "./time-horizon-agents.ts";

test("time horizons of agents agree in every number, from the carried tables", () => {
  const rows = replicateOne(timeHorizonAgents, carried);
  expect(rows).toHaveLength(timeHorizonAgents.claims.length);
  expect(disagreeing(rows)).toEqual([]);
});

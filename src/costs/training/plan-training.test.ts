import { expect, test } from "vitest";
import { roundChip } from "../../../test/support/small-serving.ts";
import { serverPower } from "./plan-training.ts";

test("a server draws what its maker states, else 1.8 times its GPUs or 1.56 times its TPUs", () => {
  const stated = { ...roundChip, powerWatt: 700, serverPowerWatt: 1275 };
  expect(serverPower(stated)).toBe(1275);
  const { powerWatt: _, ...serverAlone } = stated;
  expect(serverPower(serverAlone)).toBe(1275);
  expect(serverPower({ ...roundChip, powerWatt: 700 })).toBe(700 * 1.8);
  expect(serverPower({ ...roundChip, id: "tpu-v5e", powerWatt: 200 })).toBe(200 * 1.56);
  expect(serverPower(roundChip)).toBeUndefined();
});

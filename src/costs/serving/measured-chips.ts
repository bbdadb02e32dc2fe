import type { PlannerChip } from "../hardware/planner-chip.ts";

/** Part of an accelerator's name in `serving-throughput`, and the chip it means; first match wins. */
const names: readonly (readonly [part: string, id: string])[] = [
  ["H100-SXM", "h100-sxm"],
  ["H100-PCIe", "h100-pcie"],
  ["H100-NVL", "h100-nvl"],
  ["H200-SXM", "h200-sxm"],
  ["H200-NVL", "h200-nvl"],
  ["Superchip 144GB", "gh200-144gb"],
  ["Superchip 96GB", "gh200"],
  ["L40S", "l40s"],
  ["B200-SXM", "b200"],
  ["GB200", "gb200"],
  ["GB300", "gb300"],
  ["RTX PRO 6000", "rtx-pro-6000-server"],
  ["MI300X", "mi300x"],
  ["MI325X", "mi325x"],
];

/**
 * The chip of a measured result; `undefined` for one that nobody states the peaks of in a format
 * that it served in (Arc Pro B60, Jetson Orin).
 */
export function measuredChip(
  accelerator: string,
  chips: readonly PlannerChip[],
): PlannerChip | undefined {
  const id = names.find(([part]) => accelerator.includes(part))?.[1];
  return chips.find((chip) => chip.id === id);
}

import type { Pushes, RaceWorld } from "./race-world.ts";

/** What is changed for a lab: a lever that it pulls itself, or what a shock does to it. */
export type Push =
  /** Points a year on top of its pace, by a change of compute growth or otherwise. */
  | { readonly kind: "growth"; readonly pointsPerYear: number }
  /** Points at once. */
  | { readonly kind: "step"; readonly points: number }
  /** Change of the share of its gap that it closes in a year. */
  | { readonly kind: "catch-up"; readonly perYear: number }
  /** Multiple of its hazard of silence; with 0 it stays in the race for sure. */
  | { readonly kind: "hazard"; readonly multiple: number };

/** A push of some labs from a month on. */
export interface LabPush {
  /** Places of the labs in the world. */
  readonly labs: readonly number[];
  /** Months ahead at which it begins; 0 is at once. */
  readonly from: number;
  readonly push: Push;
}

/** The world with pushes; the random numbers stay the same. */
export function pushLabs(world: RaceWorld, pushes: readonly LabPush[]): RaceWorld {
  const { months, inRace } = world;
  const changed: Pushes = {
    growth: world.pushes.growth.slice(),
    step: world.pushes.step.slice(),
    catchUp: world.pushes.catchUp.slice(),
    hazard: world.pushes.hazard.slice(),
  };
  const present = inRace.slice();
  for (const { labs, from, push } of pushes) {
    for (const lab of labs) {
      const start = lab * (months + 1);
      const first = start + from + 1;
      const end = start + months + 1;
      // Who stays for sure from today on is in the race today.
      if (push.kind === "hazard" && push.multiple === 0 && from === 0) present[lab] = 1;
      if (push.kind === "step" && from < months) changed.step[first]! += push.points;
      for (let at = first; at < end; at++) {
        if (push.kind === "growth") changed.growth[at]! += push.pointsPerYear;
        if (push.kind === "catch-up") changed.catchUp[at]! += push.perYear;
        if (push.kind === "hazard") changed.hazard[at]! *= push.multiple;
      }
    }
  }
  return { ...world, inRace: present, pushes: changed };
}

import { textWidth } from "./measure-text.ts";

/** A rectangle in pixels, with x to the right and y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A point that needs a label. Earlier points have priority. */
export interface Anchor {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** A label with the offset from its point. */
export interface PlacedLabel extends Anchor {
  readonly dx: number;
  readonly dy: number;
  readonly align: "left" | "center" | "right";
}

export interface LabelRoom {
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
  /** Most labels to place. */
  readonly most: number;
  /** Never covered. */
  readonly hard: readonly Box[];
  /** Covered only where there is no better place. */
  readonly soft: readonly Box[];
}

const places = [
  { dx: 8, dy: 0, align: "left" },
  { dx: 0, dy: -12, align: "center" },
  { dx: -8, dy: 0, align: "right" },
  { dx: 0, dy: 12, align: "center" },
  // Far enough up or down to clear a level line through the point.
  { dx: 4, dy: -11, align: "left" },
  { dx: -4, dy: -11, align: "right" },
  { dx: 4, dy: 11, align: "left" },
  { dx: -4, dy: 11, align: "right" },
  { dx: 0, dy: -22, align: "center" },
  { dx: 0, dy: 22, align: "center" },
  { dx: -20, dy: -26, align: "right" },
  { dx: 20, dy: 26, align: "left" },
  { dx: -26, dy: -42, align: "right" },
  { dx: 26, dy: 42, align: "left" },
  { dx: -14, dy: -36, align: "right" },
  { dx: -14, dy: -54, align: "right" },
  { dx: 14, dy: 36, align: "left" },
  { dx: 14, dy: 54, align: "left" },
  { dx: 20, dy: -26, align: "left" },
  { dx: -20, dy: 26, align: "right" },
  { dx: 34, dy: 62, align: "left" },
  { dx: -34, dy: -62, align: "right" },
] as const;

/** Whether the label is far enough from its point to need a thin line to it. */
export const needsLeader = ({ dx, dy }: PlacedLabel): boolean => Math.hypot(dx, dy) > 24;

/**
 * Place labels beside their points so that none covers another; those without room are left out.
 */
export function placeLabels(anchors: readonly Anchor[], room: LabelRoom): readonly PlacedLabel[] {
  const taken: Box[] = [...room.hard];
  const placed: PlacedLabel[] = [];
  for (const anchor of anchors) {
    if (placed.length >= room.most) break;
    const best = bestPlace(anchor, taken, room);
    if (!best) continue;
    taken.push(boxOf(best, room.fontSize));
    placed.push(best);
  }
  return placed;
}

function bestPlace(
  anchor: Anchor,
  taken: readonly Box[],
  room: LabelRoom,
): PlacedLabel | undefined {
  const candidates = places
    .map((place, rank) => {
      const label = { ...anchor, ...place };
      const box = boxOf(label, room.fontSize);
      const leader = needsLeader(label) ? 2 : 0;
      const cost = rank * 0.25 + leader + room.soft.filter((other) => overlap(box, other)).length;
      return { label, box, cost };
    })
    .filter(
      ({ label, box }) =>
        inside(box, room) &&
        !taken.some((other) => overlap(box, other)) &&
        !(needsLeader(label) && crossesAny(label, taken)),
    );
  return candidates.sort((one, other) => one.cost - other.cost)[0]?.label;
}

/** Whether the line from a point to its label runs through another point or label. */
const crossesAny = ({ x, y, dx, dy }: PlacedLabel, taken: readonly Box[]): boolean =>
  LEADER_STEPS.some((share) => {
    const spot = boxAround(x + dx * share, y + dy * share, 1);
    return taken.some((other) => overlap(spot, other) && !overlap(boxAround(x, y, 1), other));
  });

/** Positions along a leader line at which it is checked. */
const LEADER_STEPS = [0.15, 0.3, 0.45, 0.6, 0.75, 0.9];

function boxOf(label: PlacedLabel, fontSize: number): Box {
  const width = textWidth(label.text, fontSize);
  const x = label.x + label.dx;
  const left = label.align === "left" ? x : label.align === "right" ? x - width : x - width / 2;
  const middle = label.y + label.dy;
  return {
    left: left - 2,
    right: left + width + 2,
    top: middle - fontSize * 0.6,
    bottom: middle + fontSize * 0.6,
  };
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right &&
  other.left < one.right &&
  one.top < other.bottom &&
  other.top < one.bottom;

const inside = (box: Box, room: LabelRoom): boolean =>
  box.left >= 0 && box.right <= room.width && box.top >= 0 && box.bottom <= room.height;

/** The square around a point. */
export const boxAround = (x: number, y: number, radius: number): Box => ({
  left: x - radius,
  right: x + radius,
  top: y - radius,
  bottom: y + radius,
});

import type { PartsControl } from "../../base/in-parts.ts";
import type { Context } from "../contract/operation.ts";

/** Progress and cancellation of work in parts. */
export const partsControl = ({ progress, cancelled }: Context): PartsControl => ({
  ...(cancelled && { cancelled }),
  ...(progress && { onPart: progress }),
});

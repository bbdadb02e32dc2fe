import { mapOutcome, type Outcome } from "../base/outcome.ts";
import type { Context } from "../operations/contract/operation.ts";
import type { Edition } from "../operations/sweep/piece.ts";
import type { Io } from "./io.ts";
import type { Pieces } from "./open-pieces.ts";
import type { Command } from "./told.ts";
import type { Place } from "./where-flags.ts";

/** Who answers the pieces of a command, once there are any. */
export interface PiecesOnDemand extends Required<Pick<Context, "piecesFor">> {
  /** Whether there were any. */
  wanted(): boolean;
  close(): Promise<void>;
}

/** A queue is reached, or threads are started, with the first pieces: most commands have none. */
export function piecesOnDemand(
  place: Place,
  command: Command,
  edition: Edition,
  io: Io,
): PiecesOnDemand {
  let opened: Promise<Outcome<Pieces>> | undefined;
  const open = async (): Promise<Outcome<Pieces>> => {
    const { openPieces } = await import("./open-pieces.ts");
    return openPieces(place, command, edition, io);
  };
  return {
    piecesFor: async (host) => {
      opened ??= open();
      return mapOutcome(await opened, ({ runFor }) => runFor(host));
    },
    wanted: () => opened !== undefined,
    close: async () => {
      const pieces = await opened;
      if (pieces?.ok) await pieces.value.close();
    },
  };
}

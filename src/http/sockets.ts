import type { Server } from "node:http";
import type { Socket } from "node:net";

/** What is known of a connection. */
interface Use {
  /** Answers that it waits for. */
  waiting: number;
  /** How many requests have come to an end on it. */
  answered: number;
  /** When it last began or ended something: a count that goes up with every event. */
  last: number;
}

/**
 * Make room for a new connection where there are as many as there may be: that one goes which has
 * never asked anything for longest, else the one that has been idle for longest. None is cut off
 * while an answer is under way; if all wait for one, the new connection goes.
 */
export function limitSockets(server: Server, most: number): void {
  const uses = new Map<Socket, Use>();
  let events = 0;
  server.on("connection", (socket: Socket) => {
    if (uses.size >= most) (idlest(uses) ?? socket).destroy();
    uses.set(socket, { waiting: 0, answered: 0, last: ++events });
    socket.once("close", () => uses.delete(socket));
  });
  server.on("request", ({ socket }, response) => {
    const use = uses.get(socket);
    if (!use) return;
    use.waiting += 1;
    use.last = ++events;
    response.once("close", () => {
      use.waiting -= 1;
      use.answered += 1;
      use.last = ++events;
    });
  });
}

function idlest(uses: ReadonlyMap<Socket, Use>): Socket | undefined {
  const idle = [...uses].filter(([, { waiting }]) => waiting === 0);
  const silent = idle.filter(([, { answered }]) => answered === 0);
  const [first] = (silent.length > 0 ? silent : idle).sort(([, a], [, b]) => a.last - b.last);
  return first?.[0];
}

import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What is known of a connection. */
interface Use {
  /** Requests without an answer, but for those that are refused and only wait to be told. */
  readonly waiting: Set<IncomingMessage>;
  /** Whether a request has come to an end on it. */
  hasAnswered: boolean;
}

/** The connections of a server. */
export interface Sockets {
  /** A request is refused: its connection may make room for others before it is told. */
  yield(request: IncomingMessage): void;
}

/**
 * Make room for a new connection where there are as many as there may be: that one goes which has
 * never asked anything for longest, else the one that has been idle for longest, else the one on
 * which a request has been coming for longest. None is cut off while an answer is under way; if all
 * wait for one, the new connection goes.
 */
export function limitSockets(server: Server, most: number): Sockets {
  // In the order in which something began or ended on them last.
  const uses = new Map<Socket, Use>();
  function touch(socket: Socket, change: (use: Use) => void): void {
    const use = uses.get(socket);
    if (!use) return;
    change(use);
    uses.delete(socket);
    uses.set(socket, use);
  }
  server.on("connection", (socket: Socket) => {
    if (uses.size >= most) (leastUsed(uses) ?? socket).destroy();
    uses.set(socket, { waiting: new Set(), hasAnswered: false });
    socket.once("close", () => uses.delete(socket));
  });
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    const { socket } = request;
    touch(socket, ({ waiting }) => waiting.add(request));
    response.once("close", () =>
      touch(socket, (use) => {
        use.waiting.delete(request);
        use.hasAnswered = true;
      }),
    );
  });
  return { yield: (request) => void uses.get(request.socket)?.waiting.delete(request) };
}

/** Kinds of connections that may go, those first that are missed least. */
const kinds: readonly ((use: Use) => boolean)[] = [
  ({ waiting, hasAnswered }) => waiting.size === 0 && !hasAnswered,
  ({ waiting }) => waiting.size === 0,
  ({ waiting }) => [...waiting].every(({ complete }) => !complete),
];

function leastUsed(uses: ReadonlyMap<Socket, Use>): Socket | undefined {
  for (const isOfKind of kinds) {
    for (const [socket, use] of uses) if (!socket.destroyed && isOfKind(use)) return socket;
  }
  return undefined;
}
